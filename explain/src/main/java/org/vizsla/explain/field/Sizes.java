package org.vizsla.explain.field;

import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * The sizes of a graph's values for one image: where the first axis is the open batch, it has size 1.
 *
 * @param batch the images' first dimension
 */
record Sizes(Graph graph, Dimension batch) {
    /** The sizes of a value, or null where they are not known. */
    long @Nullable [] of(String value) {
        Tensor constant = graph.initializers().get(value);
        Shape shape = constant == null ? graph.shape(value) : constant.shape();
        if (shape == null) {
            return null;
        }
        long[] sizes = shape.sizes();
        for (int axis = 0; axis < sizes.length; axis++) {
            boolean ofImages = axis == 0 && shape.dimensions().get(0).equals(batch);
            if (sizes[axis] == Shape.UNKNOWN && !ofImages) {
                return null;
            }
            sizes[axis] = sizes[axis] == Shape.UNKNOWN ? 1 : sizes[axis];
        }
        return sizes;
    }

    /** The whole numbers of a constant, or null where the value is none. */
    long @Nullable [] constant(@Nullable String value) {
        Tensor constant = value == null ? null : graph.initializers().get(value);
        return constant == null ? null : constant.longs();
    }
}
