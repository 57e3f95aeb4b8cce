package org.vizsla.optimize.visualize;

import java.util.Optional;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.runtime.LearnValues;
import org.vizsla.testkit.RandomTensors;

/** A network without kinks, for pictures of 10 by 14: two convolutions with {@code tanh}, called {@code first} and {@code second}, an average and three classes. */
public final class SmoothNetwork {
    public static final int HEIGHT = 10;
    public static final int WIDTH = 14;
    public static final int CHANNELS = 5;

    private SmoothNetwork() {}

    public static Model of() {
        return of(new Dimension.Symbolic(Shape.BATCH));
    }

    /** With a fixed or an open number of images. */
    public static Model of(Dimension batch) {
        GraphBuilder g = new GraphBuilder("smooth");
        RandomTensors random = new RandomTensors(5);
        String x = g.input(
                "x",
                DataType.FLOAT32,
                new Shape(java.util.List.of(
                        batch, new Dimension.Fixed(3), new Dimension.Fixed(HEIGHT), new Dimension.Fixed(WIDTH))));
        g.initializer("w1", random.normal(4, 3, 3, 3));
        g.initializer("w2", random.normal(CHANNELS, 4, 3, 3));
        g.initializer("w3", random.normal(3, CHANNELS));
        String first = g.op("Tanh", g.op("Conv", x, "w1").value()).named("first");
        String second = g.op(
                        "Tanh",
                        g.op("Conv", first, "w2")
                                .with("pads", new long[] {1, 0, 1, 0})
                                .value())
                .named("second");
        String flat = g.op("Flatten", g.op("GlobalAveragePool", second).value()).value();
        g.output(g.op("Gemm", flat, "w3").with("transB", 1).named("scores"));
        return Model.of(LearnValues.apply(g.build()), Labels.numbered(3), Optional.empty());
    }
}
