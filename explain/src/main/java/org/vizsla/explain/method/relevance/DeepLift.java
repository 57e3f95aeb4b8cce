package org.vizsla.explain.method.relevance;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.vizsla.autodiff.deeplift.PoolingConvention;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Probe;
import org.vizsla.explain.Question;
import org.vizsla.explain.StreamedMethod;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.explain.method.Parameter;

/**
 * DeepLIFT with the rescale rule: what each value adds to the difference between the score and the baseline's, {@code [1, C, H, W]}; the sum of all is that
 * difference, which is checked.
 *
 * <p>Source: A. Shrikumar, P. Greenside, A. Kundaje, Learning Important Features Through Propagating Activation Differences, 2017.
 *
 * @param baseline zero by default; over several baselines results are averaged
 * @param pooling what happens at maximum pooling
 */
public record DeepLift(Baseline baseline, PoolingConvention pooling) implements StreamedMethod {
    public static final DeepLift DEFAULT = new DeepLift(Baseline.ZERO, PoolingConvention.COMPLETE);

    public static final List<Parameter<DeepLift>> PARAMETERS = List.of(
            Parameter.of(
                    "baseline",
                    Baseline.KIND,
                    "what the picture is compared with",
                    Baseline::parse,
                    DeepLift::baseline,
                    (method, baseline) -> new DeepLift(baseline, method.pooling)),
            pooling(DeepLift::pooling, (method, pooling) -> new DeepLift(method.baseline, pooling)));

    /** The parameter that tells what happens at maximum pooling. */
    static <M extends AttributionMethod> Parameter<M> pooling(
            Function<M, PoolingConvention> read, BiFunction<M, PoolingConvention, M> set) {
        return Parameter.choice(
                "pooling",
                PoolingConvention.class,
                "what happens at maximum pooling: complete sums to the difference, captum does not",
                read,
                set);
    }

    @Override
    public String name() {
        return "deep_lift";
    }

    @Override
    public Attribution attribute(Probe probe, Question question) {
        return Contributions.of(probe, question, probe.baselines(baseline, question), pooling);
    }
}
