package org.vizsla.explain.unit;

import java.nio.FloatBuffer;
import java.util.Optional;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** A value that is taken as it is, to be scaled: that of a normalization by constants. */
final class SingleValue implements Arithmetic {
    private static final Shape ONE = Shape.of(1, 1, 1);

    private final String source;
    private final int[] sizes;

    SingleValue(String source, int... sizes) {
        this.source = source;
        this.sizes = sizes;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public boolean isWeighted() {
        return true;
    }

    @Override
    public Patch at(int element, FloatBuffer values) {
        int[] position = Sizes.position(element, sizes);
        boolean map = position.length == 4;
        return new Patch(
                Tensor.ofFloats(ONE, values.get(element)),
                Optional.of(Tensor.ofFloats(ONE, 1)),
                position.length > 1 ? position[1] : 0,
                map ? position[2] : 0,
                map ? position[3] : 0,
                1,
                1,
                0,
                0);
    }
}
