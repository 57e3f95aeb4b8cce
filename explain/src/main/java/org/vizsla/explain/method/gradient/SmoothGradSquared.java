package org.vizsla.explain.method.gradient;

import java.util.List;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.Probe;
import org.vizsla.explain.Question;
import org.vizsla.explain.StreamedMethod;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.path.Sums;

/**
 * The mean of the square of a method's map over noisy copies of the picture.
 *
 * <p>Source: S. Hooker, D. Erhan, P.-J. Kindermans, B. Kim, A Benchmark for Interpretability Methods in Deep Neural Networks, 2019.
 *
 * @param samples how many copies; 50 by default
 * @param noise its standard deviation as a part of the picture's range; 0.15 by default
 * @param method whose maps are taken; {@link NoisyMethod#SALIENCY} by default
 */
public record SmoothGradSquared(int samples, double noise, NoisyMethod method) implements StreamedMethod {
    public static final SmoothGradSquared DEFAULT = new SmoothGradSquared(50, 0.15, NoisyMethod.SALIENCY);

    public static final List<Parameter<SmoothGradSquared>> PARAMETERS = List.of(
            Parameter.whole(
                    "samples",
                    1,
                    100_000,
                    "how many noisy copies",
                    SmoothGradSquared::samples,
                    (smooth, samples) -> new SmoothGradSquared(samples, smooth.noise(), smooth.method())),
            Parameter.real(
                    "noise",
                    0,
                    10,
                    "the noise, as a part of the picture's range",
                    SmoothGradSquared::noise,
                    (smooth, noise) -> new SmoothGradSquared(smooth.samples(), noise, smooth.method())),
            Parameter.choice(
                    "method",
                    NoisyMethod.class,
                    "whose maps are taken",
                    SmoothGradSquared::method,
                    (smooth, method) -> new SmoothGradSquared(smooth.samples(), smooth.noise(), method)));

    @Override
    public String name() {
        return "smooth_grad_squared";
    }

    @Override
    public Attribution attribute(Probe probe, Question question) {
        NoisyCopies copies = NoisyCopies.of(probe, question, method, samples, noise);
        return Attribution.of(Sums.tensor(copies.shape(), copies.meanSquare()), copies.convergenceOfMeanSquare());
    }
}
