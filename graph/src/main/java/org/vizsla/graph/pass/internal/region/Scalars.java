package org.vizsla.graph.pass.internal.region;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A region that computes element by element, compared with functions of one number. */
public final class Scalars {
    private static final double[] SAMPLES = DoubleStream.concat(
                    DoubleStream.of(-1000, -100, -30, 30, 100, 1000),
                    IntStream.rangeClosed(-80, 80).mapToDouble(i -> i * 0.137))
            .toArray();

    /** Beyond this, spellings with an exponential function may overflow where the function itself does not. */
    private static final double LARGE = 30;

    private final double[] results;

    private Scalars(double[] results) {
        this.results = results;
    }

    /** What the region computes from sample numbers, to be compared with several functions; null where it does not compute element by element. */
    public static @Nullable Scalars of(Region region) {
        return region.axes().isEmpty() ? new Scalars(region.apply(SAMPLES)) : null;
    }

    /** Whether the region computes the function; where it overflows far from zero, the function is what was meant. */
    public boolean equal(DoubleUnaryOperator function) {
        for (int i = 0; i < SAMPLES.length; i++) {
            boolean overflows = !Double.isFinite(results[i]) && Math.abs(SAMPLES[i]) >= LARGE;
            if (!overflows && !Likeness.near(results[i], function.applyAsDouble(SAMPLES[i]))) {
                return false;
            }
        }
        return true;
    }
}
