package org.vizsla.explain.method.relevance;

import java.util.Locale;
import org.vizsla.autodiff.deeplift.PoolingConvention;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.StreamedMethod;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.Parameters;
import org.vizsla.explain.sweep.Probe;
import org.vizsla.explain.sweep.Question;

/**
 * DeepLIFT with the rescale rule: what each value contributes to the difference between the score and the baseline's, {@code [1, C, H, W]}; their sum is that
 * difference, which is checked. Over several baselines the mean is taken.
 *
 * <p>Source: A. Shrikumar, P. Greenside, A. Kundaje, Learning Important Features Through Propagating Activation Differences, 2017.
 *
 * @param use what the baselines stand for
 * @param baseline over several baselines results are averaged
 * @param pooling what happens at maximum pooling
 */
public record DeepLift(Use use, Baseline baseline, PoolingConvention pooling) implements StreamedMethod {
    /** What the baselines stand for. */
    public enum Use {
        /** One image, or a few, that the image is compared with. */
        DEEP_LIFT,
        /**
         * Many images as a background: the contributions approximate Shapley values.
         *
         * <p>Source: S. Lundberg, S.-I. Lee, A Unified Approach to Interpreting Model Predictions, 2017.
         */
        DEEP_LIFT_SHAP
    }

    /** Compares with zero. */
    public static final DeepLift DEFAULT = new DeepLift(Use.DEEP_LIFT, Baseline.ZERO, PoolingConvention.COMPLETE);

    /** Compares with a background of zero, black, white and noise. */
    public static final DeepLift SHAP =
            new DeepLift(Use.DEEP_LIFT_SHAP, Baseline.parse("zero+black+white+noise:5"), PoolingConvention.COMPLETE);

    public static final Parameters<DeepLift> PARAMETERS = parameters("what the image is compared with");
    public static final Parameters<DeepLift> SHAP_PARAMETERS =
            parameters("the background that the image is compared with");

    private static Parameters<DeepLift> parameters(String meaning) {
        Parameter<DeepLift, Baseline> baselines = Parameter.baseline(meaning, DeepLift::baseline);
        Parameter<DeepLift, PoolingConvention> poolings = Parameter.choice(
                "pooling",
                PoolingConvention.class,
                "what happens at maximum pooling: complete sums to the difference, captum does not",
                DeepLift::pooling);
        return Parameters.of(
                v -> new DeepLift(v.method().use(), v.get(baselines), v.get(poolings)), baselines, poolings);
    }

    @Override
    public String name() {
        return use.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Attribution attribute(Probe probe, Question question) {
        return Contributions.of(probe, question, probe.baselines(baseline, question), pooling);
    }
}
