package org.vizsla.explain.method.perturbation;

import java.util.function.Function;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.explain.method.Kind;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.segmentation.Segmentation;

/** The parameters that methods over covered images share. */
final class CoverParameters {
    private CoverParameters() {}

    static <M extends AttributionMethod> Parameter<M, Segmentation> segments(Function<M, Segmentation> getter) {
        return new Parameter<>(
                "segments", Kind.text(Segmentation.FORMS, Segmentation::parse), "how the image is cut", getter);
    }

    static <M extends AttributionMethod> Parameter<M, Baseline> baseline(Function<M, Baseline> getter) {
        return Parameter.baseline("what covered parts show", getter);
    }
}
