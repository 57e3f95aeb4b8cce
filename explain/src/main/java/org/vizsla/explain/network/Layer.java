package org.vizsla.explain.network;

import org.vizsla.graph.Shape;

/**
 * A value of the network that a method explains.
 *
 * @param name the name users know, such as {@code features.12}
 * @param value its name in the graph
 * @param shape {@code [N, C, h, w]} for most feature maps, {@code [N, T, C]} for tokens
 */
public record Layer(String name, String value, Shape shape) {
    public boolean isMap() {
        return shape.rank() == 4 && shape.size(1) > 0 && shape.size(2) > 0 && shape.size(3) > 0;
    }

    /** The number of elements for one image. */
    public int elements() {
        long elements = 1;
        for (int axis = 1; axis < shape.rank(); axis++) {
            elements *= shape.size(axis);
        }
        return Math.toIntExact(elements);
    }
}
