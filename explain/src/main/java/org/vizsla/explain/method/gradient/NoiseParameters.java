package org.vizsla.explain.method.gradient;

import java.util.function.Function;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.method.Parameter;

/** The parameters that methods over noisy copies of an image share. */
public final class NoiseParameters {
    private static final int MOST_SAMPLES = 100_000;
    private static final double MOST_NOISE = 10;

    private NoiseParameters() {}

    /** How many copies. */
    public static <M extends AttributionMethod> Parameter<M, Integer> samples(
            String meaning, Function<M, Integer> getter) {
        return Parameter.whole("samples", 1, MOST_SAMPLES, meaning, getter);
    }

    /** The standard deviation of the noise. */
    public static <M extends AttributionMethod> Parameter<M, Double> noise(Function<M, Double> getter) {
        return Parameter.real(
                "noise", 0, MOST_NOISE, "standard deviation of the noise, as a fraction of the image's range", getter);
    }
}
