package org.vizsla.explain.method.gradient;

import java.util.Locale;
import java.util.function.Function;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.LoopedMethod;
import org.vizsla.explain.SelfCheck;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.loop.Loop;
import org.vizsla.explain.loop.NoiseCopies;
import org.vizsla.explain.loop.Outcome;
import org.vizsla.explain.method.Convergence;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.Parameters;
import org.vizsla.explain.method.path.Sums;
import org.vizsla.explain.network.NotApplicableException;
import org.vizsla.explain.sweep.Probe;
import org.vizsla.explain.sweep.Question;

/**
 * A statistic of a method's map over noisy copies of the image: SmoothGrad and its relatives, which Captum calls a noise tunnel.
 *
 * @param statistic of the maps
 * @param samples how many copies; by default 200 of {@link #SMOOTH_GRAD}, whose terms have both signs and nearly cancel, and 50 of the others, whose terms do not
 * @param noise its standard deviation as a part of the image's range; 0.15 by default
 * @param method whose maps are taken; {@link NoisyMethod#SALIENCY} by default
 */
public record NoiseTunnel(Statistic statistic, int samples, double noise, NoisyMethod method) implements LoopedMethod {
    /** A statistic of each value of the maps, and how well it is known. */
    public enum Statistic {
        /**
         * The mean.
         *
         * <p>Source: D. Smilkov, N. Thorat, B. Kim, F. Viégas, M. Wattenberg, SmoothGrad: removing noise by adding noise, 2017.
         */
        SMOOTH_GRAD(NoisyCopies::mean, NoisyCopies::convergenceOfMean, Outcome.SUM),
        /**
         * The mean square.
         *
         * <p>Source: S. Hooker, D. Erhan, P.-J. Kindermans, B. Kim, A Benchmark for Interpretability Methods in Deep Neural Networks, 2019.
         */
        SMOOTH_GRAD_SQUARED(NoisyCopies::meanSquare, NoisyCopies::convergenceOfMeanSquare, Outcome.MEAN_SQUARE),
        /**
         * The variance.
         *
         * <p>Source: J. Adebayo, J. Gilmer, I. Goodfellow, B. Kim, Local Explanation Methods for Deep Neural Networks Lack Sensitivity to Parameter Values, 2018.
         */
        VAR_GRAD(NoisyCopies::variance, NoisyCopies::convergenceOfVariance, Outcome.VARIANCE);

        private final Function<NoisyCopies, double[]> values;
        private final Function<NoisyCopies, SelfCheck> convergence;
        private final Outcome outcome;

        Statistic(
                Function<NoisyCopies, double[]> values, Function<NoisyCopies, SelfCheck> convergence, Outcome outcome) {
            this.values = values;
            this.convergence = convergence;
            this.outcome = outcome;
        }
    }

    public static final NoiseTunnel SMOOTH_GRAD = of(Statistic.SMOOTH_GRAD, 200);
    public static final NoiseTunnel SMOOTH_GRAD_SQUARED = of(Statistic.SMOOTH_GRAD_SQUARED, 50);
    public static final NoiseTunnel VAR_GRAD = of(Statistic.VAR_GRAD, 50);

    private static final Parameter<NoiseTunnel, Integer> SAMPLES =
            NoiseParameters.samples("how many noisy copies", NoiseTunnel::samples);
    private static final Parameter<NoiseTunnel, Double> NOISE = NoiseParameters.noise(NoiseTunnel::noise);
    private static final Parameter<NoiseTunnel, NoisyMethod> METHOD =
            Parameter.choice("method", NoisyMethod.class, "whose maps are taken", NoiseTunnel::method);

    public static final Parameters<NoiseTunnel> PARAMETERS = Parameters.of(
            v -> new NoiseTunnel(v.method().statistic(), v.get(SAMPLES), v.get(NOISE), v.get(METHOD)),
            SAMPLES,
            NOISE,
            METHOD);

    private static NoiseTunnel of(Statistic statistic, int samples) {
        return new NoiseTunnel(statistic, samples, 0.15, NoisyMethod.SALIENCY);
    }

    @Override
    public String name() {
        return statistic.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Loop loop(ExplainerBuilder builder) {
        if (!(method.method() instanceof GraphMethod graph)) {
            throw new NotApplicableException("each of its noisy copies would be explained by a loop of its own");
        }
        return Loop.of(new NoiseCopies(samples, noise), graph.emit(builder).map(), graph.name(), statistic.outcome);
    }

    @Override
    public Attribution attribute(Probe probe, Question question) {
        NoisyCopies copies = NoisyCopies.of(probe, question, method, samples, noise);
        return Attribution.of(
                Sums.tensor(copies.shape(), statistic.values.apply(copies)),
                Convergence.advised(statistic.convergence.apply(copies), name(), "samples", samples));
    }
}
