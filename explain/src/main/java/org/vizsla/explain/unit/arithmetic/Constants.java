package org.vizsla.explain.unit.arithmetic;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** The constants of a graph that single elements are computed with: those of 32-bit floats. */
public record Constants(Map<String, Tensor> all) {
    /** The constant of this name, or null if it is none. */
    @Nullable
    Tensor of(@Nullable String name) {
        Tensor tensor = name == null ? null : all.get(name);
        return tensor == null || tensor.type() != DataType.FLOAT32 ? null : tensor;
    }

    boolean has(String name) {
        return of(name) != null;
    }

    /** The element of a constant that meets a position of the value that it is broadcast to. */
    static double at(Tensor constant, int... position) {
        Shape shape = constant.shape();
        int more = position.length - shape.rank();
        int element = 0;
        for (int axis = 0; axis < shape.rank(); axis++) {
            int size = shape.length(axis);
            element = element * size + (size == 1 ? 0 : position[axis + more]);
        }
        return constant.floatBuffer().get(element);
    }
}
