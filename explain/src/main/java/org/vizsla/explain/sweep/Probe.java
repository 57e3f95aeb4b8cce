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
 * The network as a streamed method uses it for one image: graphs over batches are compiled when they are first needed, kept, and run part by part within the
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
     * A probe of a network.
     *
     * @param files read the images that baselines name
     * @param course follows the sweeps, and may stop them
     */
    public Probe(Layers layers, Sweeps sweeps, ImageFiles files, Course course) {
        this.model = layers.model();
        this.layers = layers;
        this.sweeps = sweeps;
        this.files = files;
        this.course = course;
    }

    /** The same for one of several equal parts of a method's work, in their order. */
    public Probe part(int index, int parts) {
        return new Probe(layers, sweeps, files, course.part(index, parts));
    }

    /** Announces how many rows all following sweeps have; a method that runs several sweeps calls this, so that progress can be shown. */
    public void expect(long rows) {
        course.expect(rows);
    }

    /**
     * Returns, unless the call was cancelled; for long work between sweeps to call now and then.
     *
     * @throws CancelledException if it was
     */
    public void check() {
        course.check();
    }

    /**
     * Does long work that cannot be interrupted, such as a segmentation, on another thread: a cancelled call does not wait for it.
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

    /** How the images were preprocessed. */
    public Preprocessing preprocessing() {
        return sweeps.preprocessing();
    }

    /** The baselines for an image. */
    public List<Tensor> baselines(Baseline baseline, Question question) {
        return compute(() -> baseline.of(question.picture(), preprocessing(), files, question.randomness()));
    }

    /**
     * A graph over a batch of inputs.
     *
     * @param key identifies the program: with a key equal to an earlier one, the earlier graph is used again
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
     * The scores of an image with other values of a layer, {@code [count]}. Only what follows the layer is computed for each; what bypasses it is of the
     * image.
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

    /** The value of a layer for one image, {@code [1, ...]}. */
    public Tensor value(Layer layer, Tensor picture) {
        return sweep(layer, sweep -> sweep.sum(VALUE, layer.value()))
                .run(0, 1, Map.of(), (index, row) -> row.input().put(picture.floatBuffer()))
                .sum(VALUE);
    }

    /** Whether all paths from the image to the scores pass through a layer. */
    public boolean carriesAll(Layer layer) {
        return layers.tail(layer).carriesAll();
    }
}
