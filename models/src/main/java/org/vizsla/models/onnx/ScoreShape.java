package org.vizsla.models.onnx;

import java.util.List;
import java.util.stream.IntStream;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Value;

/** The shapes that scores come in: {@code [N, classes]} with axes of size 1 anywhere behind the batch; and, of one axis, {@code [N]} or the {@code [classes]} of one image. */
final class ScoreShape {
    private ScoreShape() {}

    /** Whether a value of this shape has a number for each class of each image, and no more. */
    static boolean hasOneRowPerImage(Shape shape) {
        return IntStream.range(1, shape.rank())
                        .filter(axis -> shape.size(axis) != 1)
                        .count()
                <= 1;
    }

    /** The graph with scores {@code [N, classes]} as its output. */
    static Graph flat(Graph graph, String input, String scores) {
        Shape shape = graph.shape(scores);
        if (shape == null || shape.rank() == 2) {
            return graph;
        }
        GraphBuilder builder = graph.toBuilder();
        Shape images = graph.shape(input);
        boolean ofOneImage = images != null && images.size(0) == 1 && shape.rank() == 1;
        String flat = shape.rank() == 1
                ? builder.op("Unsqueeze", scores, builder.integers(ofOneImage ? 0 : 1))
                        .value()
                : builder.op("Flatten", scores).value();
        Dimension first = shape.dimensions().get(0);
        List<Dimension> dimensions =
                ofOneImage ? List.of(new Dimension.Fixed(1), first) : List.of(first, classes(shape));
        builder.value(new Value(flat, DataType.FLOAT32, new Shape(dimensions)));
        return builder.outputs(List.of(flat)).build();
    }

    private static Dimension classes(Shape shape) {
        return shape.dimensions().stream()
                .skip(1)
                .filter(dimension -> !dimension.equals(new Dimension.Fixed(1)))
                .findFirst()
                .orElse(new Dimension.Fixed(1));
    }
}
