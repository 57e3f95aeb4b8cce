package org.vizsla.explain.unit.arithmetic;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Value;
import org.vizsla.models.Model;

/** The sizes of a network's values for one image, and positions in them. */
public record Sizes(Model model) {
    /** The sizes of a value, the first one 1 where it is the batch; null where one is not known. */
    int @Nullable [] of(String value) {
        Shape shape = model.graph().shape(value);
        if (shape == null) {
            return null;
        }
        long[] sizes = shape.sizes();
        if (isOfBatch(shape)) {
            sizes[0] = 1;
        }
        boolean known = Arrays.stream(sizes).allMatch(size -> size > 0 && size <= Integer.MAX_VALUE);
        return known ? Arrays.stream(sizes).mapToInt(Math::toIntExact).toArray() : null;
    }

    private boolean isOfBatch(Shape shape) {
        return shape.rank() > 0 && shape.dimensions().get(0).equals(model.batch());
    }

    /** Whether a value has one row of numbers for each image. */
    public boolean areOfEachImage(String value) {
        Value known = model.graph().value(value);
        Shape shape = known == null ? null : known.shape();
        return known != null
                && shape != null
                && known.type() == DataType.FLOAT32
                && !model.graph().initializers().containsKey(value)
                && shape.rank() >= 2
                && isOfBatch(shape)
                && of(value) != null;
    }

    /** The number of elements, 0 where it is not known. */
    long elements(String value) {
        int[] sizes = of(value);
        return sizes == null ? 0 : Arrays.stream(sizes).asLongStream().reduce(1, (a, b) -> a * b);
    }

    /** Whether two values have the same sizes, which are known. */
    boolean haveSame(String one, String other) {
        int[] sizes = of(one);
        return sizes != null && Arrays.equals(sizes, of(other));
    }

    /** The position of an element, by its row-major index. */
    static int[] position(int element, int... sizes) {
        int[] position = new int[sizes.length];
        int rest = element;
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            position[axis] = rest % sizes[axis];
            rest /= sizes[axis];
        }
        return position;
    }

    /** The row-major index of the element at a position. */
    static int element(int[] position, int... sizes) {
        int element = 0;
        for (int axis = 0; axis < sizes.length; axis++) {
            element = element * sizes[axis] + position[axis];
        }
        return element;
    }
}
