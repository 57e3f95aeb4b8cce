package org.vizsla.optimize.example;

import java.util.Optional;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.runtime.LearnValues;

/**
 * A network that can be computed by hand: for images of 1 by 4 pixels, the layer {@code map} has the channels {@code max(0, 2 x)} and {@code max(0, 1 - x)}, of which the means {@code m, n} give the scores
 * {@code m + n} and {@code m - 2 n}.
 */
final class TwoChannels {
    private TwoChannels() {}

    static Model of() {
        return of(new Dimension.Symbolic(Shape.BATCH));
    }

    /** With a fixed or an open number of images. */
    static Model of(Dimension batch) {
        GraphBuilder g = new GraphBuilder("two channels");
        Shape shape = new Shape(
                java.util.List.of(batch, new Dimension.Fixed(1), new Dimension.Fixed(1), new Dimension.Fixed(4)));
        String x = g.input("x", DataType.FLOAT32, shape);
        g.initializer("w", Tensor.ofFloats(Shape.of(2, 1, 1, 1), 2, -1));
        g.initializer("b", Tensor.ofFloats(Shape.of(2), 0, 1));
        g.initializer("v", Tensor.ofFloats(Shape.of(2, 2), 1, 1, 1, -2));
        String map = g.op("Relu", g.op("Conv", x, "w", "b").value()).named("map");
        String flat = g.op("Flatten", g.op("GlobalAveragePool", map).value()).value();
        g.output(g.op("Gemm", flat, "v").with("transB", 1).named("scores"));
        return Model.of(LearnValues.apply(g.build()), Labels.numbered(2), Optional.empty());
    }

    static Tensor image(float... pixels) {
        return Tensor.ofFloats(Shape.of(1, 1, 1, 4), pixels);
    }
}
