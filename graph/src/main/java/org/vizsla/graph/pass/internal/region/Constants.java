package org.vizsla.graph.pass.internal.region;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** Constants as the numbers that a region computes with. */
final class Constants {
    private Constants() {}

    /**
     * The elements along some axes of the shape to which the tensor is broadcast, or its only element; null if it varies along other axes, or is not
     * numeric.
     */
    static double @Nullable [] along(Tensor tensor, List<Integer> axes, Shape shape) {
        Shape own = tensor.shape();
        int missing = shape.rank() - own.rank();
        if (missing < 0) {
            return null;
        } else if (tensor.elements() == 1) {
            return numbers(tensor);
        }
        for (int axis = 0; axis < shape.rank(); axis++) {
            long size = axis < missing ? 1 : own.size(axis - missing);
            long wanted = axes.contains(axis) ? shape.size(axis) : 1;
            if (size != wanted) {
                return null;
            }
        }
        return numbers(tensor);
    }

    private static double @Nullable [] numbers(Tensor tensor) {
        ByteBuffer bytes = tensor.bytes();
        double[] numbers = new double[tensor.shape().length()];
        if (tensor.type() == DataType.FLOAT32) {
            Arrays.setAll(numbers, i -> bytes.getFloat());
        } else if (tensor.type() == DataType.FLOAT64) {
            Arrays.setAll(numbers, i -> bytes.getDouble());
        } else if (tensor.type() == DataType.INT64 || tensor.type() == DataType.INT32) {
            Arrays.setAll(numbers, i -> tensor.type() == DataType.INT64 ? bytes.getLong() : bytes.getInt());
        } else {
            return null;
        }
        return numbers;
    }

    /** The shape with size 1 along some axes. */
    static Shape withOnes(Shape shape, List<Integer> axes) {
        List<Dimension> dimensions = new ArrayList<>(shape.dimensions());
        axes.forEach(axis -> dimensions.set(axis, new Dimension.Fixed(1)));
        return new Shape(dimensions);
    }
}
