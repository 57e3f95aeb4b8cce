package org.vizsla.autodiff.lrp;

import java.util.stream.LongStream;
import org.vizsla.autodiff.DifferentiationException;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;

/**
 * Reductions of values to one number per image. The batch is the axis with the same name as the first one of the scores; if there is none, as after a
 * partition into windows {@code [N*windows, ...]}, images follow each other along the first axis.
 */
final class PerPicture {
    private final Ops ops;
    private final Graph forward;
    private final String scores;
    private final Dimension batch;

    PerPicture(Ops ops, Graph forward, String scores) {
        this.ops = ops;
        this.forward = forward;
        this.scores = scores;
        this.batch = shape(scores).dimensions().get(0);
    }

    /**
     * The reduction, {@code [N]}.
     *
     * @param like a value of the forward graph, whose shape the value has, or size 1 along some axes other than the batch
     */
    String reduce(String operator, String value, String like) {
        Shape shape = shape(like);
        int axis = axis(shape);
        if (axis >= 0) {
            return reduce(
                    operator,
                    value,
                    LongStream.range(0, shape.rank())
                            .filter(other -> other != axis)
                            .toArray());
        }
        String count = ops.op("Shape", scores).with("start", 0).with("end", 1).value();
        String rows =
                ops.op("Reshape", value, ops.concat(0, count, ops.integers(-1))).value();
        return reduce(operator, rows, 1);
    }

    private String reduce(String operator, String value, long... axes) {
        return axes.length == 0
                ? value
                : ops.op(operator, value, ops.integers(axes))
                        .with("keepdims", 0)
                        .value();
    }

    /** The axis of the batch, or -1. Among axes of fixed size, only the first can be recognized as the batch. */
    private int axis(Shape shape) {
        int axis = shape.dimensions().indexOf(batch);
        return batch instanceof Dimension.Fixed && axis > 0 ? -1 : axis;
    }

    private Shape shape(String value) {
        Shape shape = forward.shape(value);
        if (shape == null) {
            throw new DifferentiationException(
                    "the shape of '" + value + "' is not known, which the sum of relevance needs");
        }
        return shape;
    }
}
