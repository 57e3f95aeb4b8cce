package org.vizsla.explain.unit.arithmetic;

import java.nio.FloatBuffer;
import java.util.Optional;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** A value that is taken as it is, to be scaled: that of a normalization by constants. */
final class SingleValue implements Arithmetic {
    private static final Shape ONE = Shape.of(1, 1, 1);

    private final String source;
    private final Steps steps;

    SingleValue(String source, Steps steps) {
        this.source = source;
        this.steps = steps;
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
        Location location = steps.location(source, element);
        return new Patch(
                Tensor.ofFloats(ONE, values.get(element)),
                Optional.of(Tensor.ofFloats(ONE, 1)),
                location.channel(),
                location.y(),
                location.x(),
                1,
                1,
                0,
                0);
    }
}
