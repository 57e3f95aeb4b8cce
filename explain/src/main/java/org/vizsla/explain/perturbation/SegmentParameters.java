package org.vizsla.explain.perturbation;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Parameter;
import org.vizsla.explain.segmentation.Segmentation;

/** The parameters that methods over segments share. */
final class SegmentParameters {
    private SegmentParameters() {}

    static <M extends AttributionMethod> Parameter<M> segments(
            Function<M, Segmentation> get, BiFunction<M, Segmentation, M> with) {
        return Parameter.of("segments", Segmentation.FORMS, "how the picture is cut", Segmentation::parse, get, with);
    }

    static <M extends AttributionMethod> Parameter<M> cover(Function<M, Cover> get, BiFunction<M, Cover, M> with) {
        return Parameter.choice("cover", Cover.class, "what covered segments show", get, with);
    }
}
