package org.vizsla.explain.method.relevance;

import java.util.List;
import org.vizsla.autodiff.deeplift.PoolingConvention;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.Probe;
import org.vizsla.explain.Question;
import org.vizsla.explain.StreamedMethod;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.explain.method.Parameter;

/**
 * DeepLIFT, averaged over many baselines: an approximation of Shapley values with the baselines as background, {@code [1, C, H, W]}. The sum is the difference between the
 * score and the mean of the baselines' scores, which is checked.
 *
 * <p>Source: S. Lundberg, S.-I. Lee, A Unified Approach to Interpreting Model Predictions, 2017.
 *
 * @param baseline the background: black, white, mean and noise by default
 * @param pooling what happens at maximum pooling
 */
public record DeepLiftShap(Baseline baseline, PoolingConvention pooling) implements StreamedMethod {
    public static final DeepLiftShap DEFAULT =
            new DeepLiftShap(Baseline.parse("zero+black+white+noise:5"), PoolingConvention.COMPLETE);

    public static final List<Parameter<DeepLiftShap>> PARAMETERS = List.of(
            Parameter.of(
                    "baseline",
                    Baseline.KIND,
                    "the background that the picture is compared with",
                    Baseline::parse,
                    DeepLiftShap::baseline,
                    (method, baseline) -> new DeepLiftShap(baseline, method.pooling)),
            DeepLift.pooling(DeepLiftShap::pooling, (method, pooling) -> new DeepLiftShap(method.baseline, pooling)));

    @Override
    public String name() {
        return "deep_lift_shap";
    }

    @Override
    public Attribution attribute(Probe probe, Question question) {
        return Contributions.of(probe, question, probe.baselines(baseline, question), pooling);
    }
}
