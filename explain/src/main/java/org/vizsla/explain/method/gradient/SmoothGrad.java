package org.vizsla.explain.method.gradient;

import java.util.List;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.Probe;
import org.vizsla.explain.Question;
import org.vizsla.explain.StreamedMethod;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.path.Sums;

/**
 * The mean of a method's map over noisy copies of the picture.
 *
 * <p>Source: D. Smilkov, N. Thorat, B. Kim, F. Viégas, M. Wattenberg, SmoothGrad: removing noise by adding noise, 2017.
 *
 * @param samples how many copies; 50 by default
 * @param noise its standard deviation as a part of the picture's range; 0.15 by default
 * @param method whose maps are taken; {@link NoisyMethod#SALIENCY} by default
 */
public record SmoothGrad(int samples, double noise, NoisyMethod method) implements StreamedMethod {
    public static final SmoothGrad DEFAULT = new SmoothGrad(50, 0.15, NoisyMethod.SALIENCY);

    public static final List<Parameter<SmoothGrad>> PARAMETERS = List.of(
            Parameter.whole(
                    "samples",
                    1,
                    100_000,
                    "how many noisy copies",
                    SmoothGrad::samples,
                    (smooth, samples) -> new SmoothGrad(samples, smooth.noise(), smooth.method())),
            Parameter.real(
                    "noise",
                    0,
                    10,
                    "the noise, as a part of the picture's range",
                    SmoothGrad::noise,
                    (smooth, noise) -> new SmoothGrad(smooth.samples(), noise, smooth.method())),
            Parameter.choice(
                    "method",
                    NoisyMethod.class,
                    "whose maps are taken",
                    SmoothGrad::method,
                    (smooth, method) -> new SmoothGrad(smooth.samples(), smooth.noise(), method)));

    @Override
    public String name() {
        return "smooth_grad";
    }

    @Override
    public Attribution attribute(Probe probe, Question question) {
        NoisyCopies copies = NoisyCopies.of(probe, question, method, samples, noise);
        return Attribution.of(Sums.tensor(copies.shape(), copies.mean()), copies.convergenceOfMean());
    }
}
