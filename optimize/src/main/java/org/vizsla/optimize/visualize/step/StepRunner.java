package org.vizsla.optimize.visualize.step;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.analysis.Extraction;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.Opened;
import org.vizsla.runtime.Session;
import org.vizsla.runtime.SessionSettings;

/** Runs steps in memory that is allocated once. For one thread. */
public final class StepRunner implements AutoCloseable {
    private final StepRequest request;
    private final SessionSettings where;
    private final Opened opened = new Opened();
    private final Session exact;
    private final Session painter;
    private final ByteBuffer parameters;
    private final ByteBuffer noise;
    private final Map<String, Tensor> feeds = new HashMap<>();
    private final Map<String, Tensor> results = new HashMap<>();
    private @Nullable Session redirected;

    /** Compiles a step and opens it. */
    public StepRunner(StepRequest request, SessionSettings where) {
        this.request = request;
        this.where = where;
        StepGraph graphs = StepGraph.of(request, false);
        Shape shape = request.painting()
                .parameterization()
                .shape(request.view().pictures(), request.view().canvas());
        parameters = Tensor.allocate(4L * shape.length());
        feeds.put(StepGraph.PARAMETERS, Tensor.of(DataType.FLOAT32, shape, parameters));
        noise = Tensor.allocate(request.noise() ? 4L * request.seen().shape().length() : 0);
        if (request.noise()) {
            feeds.put(
                    StepGraph.NOISE, Tensor.of(DataType.FLOAT32, request.seen().shape(), noise));
        }
        put(StepGraph.VALUES, Shape.of(request.view().rows()));
        put(StepGraph.SLOPE, shape);
        if (request.slopeOfPictures()) {
            put(StepGraph.SLOPE_OF_PICTURES, pictures());
        }
        try {
            exact = opened.add(Session.open(graphs.graph(), where), Session::close);
            painter = opened.add(
                    Session.open(
                            Extraction.between(
                                    graphs.forward(), List.of(StepGraph.PARAMETERS), List.of(StepGraph.PICTURES)),
                            where),
                    Session::close);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private void put(String output, Shape shape) {
        results.put(output, Tensor.of(DataType.FLOAT32, shape, Tensor.allocate(4L * shape.length())));
    }

    private Shape pictures() {
        return Shape.of(
                request.view().pictures(),
                request.view().canvas().channels(),
                request.view().canvas().height(),
                request.view().canvas().width());
    }

    /** Where the noise of the next run is written. */
    public FloatBuffer noise() {
        return noise.clear().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    }

    /**
     * Runs one step; its results hold until the next.
     *
     * @param weights of the transformation
     * @param letThrough whether gradients pass closed rectifiers
     */
    public void run(float[] numbers, Map<String, Tensor> weights, boolean letThrough, Cancellation cancellation) {
        fill(numbers);
        feeds.putAll(weights);
        Session session = letThrough ? redirected() : exact;
        session.run(feeds, results, cancellation);
    }

    private void fill(float[] numbers) {
        parameters.clear().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(numbers);
    }

    private Session redirected() {
        Session known = redirected;
        if (known == null) {
            known = opened.add(Session.open(StepGraph.of(request, true).graph(), where), Session::close);
            redirected = known;
        }
        return known;
    }

    /** How much each view of the last run excites its objective. */
    public float[] values() {
        return read(StepGraph.VALUES);
    }

    /** The gradient of the last run with respect to the numbers. */
    public float[] slope() {
        return read(StepGraph.SLOPE);
    }

    /** The gradient of the last run with respect to the pictures, {@code [pictures, C, H, W]}; only if it was requested. */
    public float[] slopeOfPictures() {
        return read(StepGraph.SLOPE_OF_PICTURES);
    }

    private float[] read(String output) {
        Tensor tensor = results.get(output);
        if (tensor == null) {
            throw new IllegalStateException(output);
        }
        return tensor.floats();
    }

    /** The pictures of some numbers, {@code [pictures, C, H, W]}, from 0 to 1. */
    public Tensor paint(float[] numbers) {
        fill(numbers);
        return painter.run(Map.of(StepGraph.PARAMETERS, known(StepGraph.PARAMETERS)))
                .get(StepGraph.PICTURES);
    }

    private Tensor known(String input) {
        Tensor tensor = feeds.get(input);
        if (tensor == null) {
            throw new IllegalStateException(input);
        }
        return tensor;
    }

    @Override
    public void close() {
        opened.close();
    }
}
