package org.vizsla.explain.sweep;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.explain.baseline.ImageFiles;
import org.vizsla.explain.network.Layer;
import org.vizsla.explain.network.Layers;
import org.vizsla.explain.network.NotApplicableException;
import org.vizsla.explain.network.Tail;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;

/**
 * A network that a streamed method asks about one picture: graphs over batches are compiled when they are first needed, kept, and run part by part within the
 * memory given.
 */
public final class Probe {
    private static final String SCORE = "score";
    private static final String VALUE = "value";

    private final Model model;
    private final Layers layers;
    private final Sweeps sweeps;
    private final ImageFiles files;
    private final Course course;

    /**
     * A network to ask.
     *
     * @param files read the images that baselines name
     * @param course is told how far the sweeps are, and may end them
     */
    public Probe(Layers layers, Sweeps sweeps, ImageFiles files, Course course) {
        this.model = layers.model();
        this.layers = layers;
        this.sweeps = sweeps;
        this.files = files;
        this.course = course;
    }

    /** The same for one of several equal parts of a method's work, begun in their order. */
    public Probe part(int index, int parts) {
        return new Probe(layers, sweeps, files, course.part(index, parts));
    }

    /** Says how many rows all sweeps have that follow: a method that runs several says so, that people can see how far it is. */
    public void expect(long rows) {
        course.expect(rows);
    }

    /**
     * Goes on, unless the call was cancelled: long work between sweeps asks now and then.
     *
     * @throws CancelledException if it was
     */
    public void check() {
        course.check();
    }

    /**
     * Does long work that cannot be ended in its midst, such as a segmentation, on another thread: a call that is cancelled does not wait for it.
     *
     * @throws CancelledException if the call was cancelled
     */
    public <T> T compute(Supplier<T> work) {
        Cancellation cancellation = course.cancellation();
        cancellation.check();
        return cancellation.await(CompletableFuture.supplyAsync(work, sweeps.workers()));
    }

    public Model model() {
        return model;
    }

    public Layers layers() {
        return layers;
    }

    /** How the pictures were made. */
    public Preprocessing preprocessing() {
        return sweeps.preprocessing();
    }

    /** The baselines for a picture. */
    public List<Tensor> baselines(Baseline baseline, Question question) {
        return compute(() -> baseline.of(question.picture(), preprocessing(), files, question.randomness()));
    }

    /**
     * A graph over a batch of inputs.
     *
     * @param key stands for the program: where it is equal to that of an earlier call, the graph of that time serves again
     */
    public Sweep sweep(Object key, SweepProgram program) {
        return sweeps.of(key, model.input(), () -> layers, program, course);
    }

    /** The scores of one class for many inputs, {@code [count]}. */
    public float[] scores(int target, int count, RowWriter writer) {
        return sweep(SCORE, sweep -> sweep.each(SCORE, sweep.builder().score()))
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
        Tail tail = layers.tail(layer);
        Map<String, Shape> rows = tail.rows();
        Map<String, Tensor> beside = new HashMap<>();
        rows.keySet().forEach(name -> beside.put(name, value(layers.ofValue(name), question.picture())));
        return sweeps.of(
                        SCORE,
                        layer.value(),
                        () -> new Layers(tail.model(SweepGraph::rowInput)),
                        sweep -> {
                            rows.forEach(sweep::perRow);
                            sweep.each(SCORE, sweep.builder().score());
                        },
                        course)
                .run(question.target(), count, Map.of(), (index, row) -> {
                    writer.write(index, row);
                    beside.forEach((name, value) -> row.of(name).put(value.floatBuffer()));
                })
                .each(SCORE);
    }

    /** The value of a layer for one picture, {@code [1, ...]}. */
    public Tensor value(Layer layer, Tensor picture) {
        return sweep(layer, sweep -> sweep.sum(VALUE, layer.value()))
                .run(0, 1, Map.of(), (index, row) -> row.input().put(picture.floatBuffer()))
                .sum(VALUE);
    }

    /** Whether all paths from the picture to the scores pass through a layer. */
    public boolean carriesAll(Layer layer) {
        return layers.tail(layer).carriesAll();
    }
}
