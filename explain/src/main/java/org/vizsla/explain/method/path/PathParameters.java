package org.vizsla.explain.method.path;

import java.util.function.Function;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.explain.method.Parameter;

/** The parameters that integrals along paths share. */
public final class PathParameters {
    private static final int MOST_STEPS = 100_000;

    private PathParameters() {}

    /** The number of points on the path. */
    public static <M extends AttributionMethod> Parameter<M, Integer> steps(
            String meaning, Function<M, Integer> getter) {
        return Parameter.whole("steps", 1, MOST_STEPS, meaning, getter);
    }

    /** Where on the path the points lie. */
    public static <M extends AttributionMethod> Parameter<M, Quadrature> rule(Function<M, Quadrature> getter) {
        return Parameter.choice("rule", Quadrature.class, "where they are taken", getter);
    }

    /** Where the path begins. */
    public static <M extends AttributionMethod> Parameter<M, Baseline> baseline(Function<M, Baseline> getter) {
        return Parameter.baseline("where the path begins", getter);
    }
}
