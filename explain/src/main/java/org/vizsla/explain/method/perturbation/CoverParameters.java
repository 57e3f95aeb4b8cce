package org.vizsla.explain.method.perturbation;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.segmentation.Segmentation;

/** The parameters that methods over covered pictures share. */
final class CoverParameters {
    private CoverParameters() {}

    static <M extends AttributionMethod> Parameter<M> segments(
            Function<M, Segmentation> get, BiFunction<M, Segmentation, M> with) {
        return Parameter.of("segments", Segmentation.FORMS, "how the picture is cut", Segmentation::parse, get, with);
    }

    static <M extends AttributionMethod> Parameter<M> baseline(
            Function<M, Baseline> get, BiFunction<M, Baseline, M> with) {
        return Parameter.of("baseline", Baseline.KIND, "what covered parts show", Baseline::parse, get, with);
    }
}
