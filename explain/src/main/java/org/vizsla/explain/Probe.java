package org.vizsla.explain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.runtime.Opened;

/**
 * A network that streamed methods ask: graphs over batches are compiled when they are first needed, kept, and run part by part within the memory given. Safe to
 * use from several threads.
 */
public final class Probe implements AutoCloseable {
    private static final String SCORE = "score";
    private static final String VALUE = "value";

    private record Key(Object program, String from) {}

    private final Model model;
    private final Layers layers;
    private final ExplainerSettings settings;
    private final Opened opened = new Opened();
    private final Map<Key, Sweep> sweeps = new HashMap<>();
    private final ExecutorService workers;

    Probe(Model model, ExplainerSettings settings) {
        this.model = model;
        this.layers = new Layers(model);
        this.settings = settings;
        this.workers = opened.add(Executors.newCachedThreadPool(Probe::worker), ExecutorService::shutdownNow);
    }

    private static Thread worker(Runnable work) {
        Thread thread = new Thread(work, "vizsla-sweep");
        thread.setDaemon(true);
        return thread;
    }

    public Model model() {
        return model;
    }

    public Layers layers() {
        return layers;
    }

    /** How the pictures were made. */
    public Preprocessing preprocessing() {
        return settings.preprocessingOf(model);
    }

    /** The baselines for a picture. */
    public List<Tensor> baselines(Baseline baseline, Question question) {
        return baseline.of(question.picture(), preprocessing(), question.randomness());
    }

    /**
     * A graph over a batch of inputs.
     *
     * @param key stands for the program: where it is equal to that of an earlier call, the graph of that time serves again
     */
    public synchronized Sweep sweep(Object key, SweepProgram program) {
        return sweeps.computeIfAbsent(new Key(key, model.input()), missing -> open(model, program));
    }

    /** The scores of one class for many inputs, {@code [count]}. */
    public float[] scores(int target, int count, RowWriter writer) {
        return sweep(SCORE, sweep -> sweep.each(SCORE, sweep.passes().score()))
                .run(target, count, Map.of(), writer)
                .each(SCORE);
    }

    /**
     * The scores that a picture has if a layer's value is another one, {@code [count]}. Only what follows the layer is computed for each; what passes by it is of the
     * picture.
     *
     * @param writer writes values of the layer, in its own shape
     * @throws NotApplicableException if the scores do not depend on the layer
     */
    public float[] scoresFrom(Layer layer, Question question, int count, RowWriter writer) {
        Tail tail = Tail.of(model, layer);
        Map<String, Tensor> beside = new HashMap<>();
        tail.beside().forEach((name, row) -> beside.put(name, value(layers.ofValue(name), question.picture())));
        return tailSweep(layer, tail)
                .run(question.target(), count, Map.of(), (index, row) -> {
                    writer.write(index, row);
                    beside.forEach((name, value) -> row.of(name).put(value.floatBuffer()));
                })
                .each(SCORE);
    }

    private synchronized Sweep tailSweep(Layer layer, Tail tail) {
        return sweeps.computeIfAbsent(
                new Key(SCORE, layer.value()),
                missing -> open(tail.model(), sweep -> {
                    tail.beside().forEach(sweep::perRow);
                    sweep.each(SCORE, sweep.passes().score());
                }));
    }

    /** The value of a layer for one picture, {@code [1, ...]}. */
    public Tensor value(Layer layer, Tensor picture) {
        return sweep(layer, sweep -> sweep.sum(VALUE, layer.value()))
                .run(0, 1, Map.of(), (index, row) -> row.input().put(picture.floatBuffer()))
                .sum(VALUE);
    }

    private Sweep open(Model network, SweepProgram program) {
        return opened.add(Sweep.open(network, program, settings, workers), Sweep::close);
    }

    /** Whether all paths from the picture to the scores pass through a layer. */
    public boolean carriesAll(Layer layer) {
        return Tail.carriesAll(model, layer);
    }

    @Override
    public synchronized void close() {
        opened.close();
    }
}
