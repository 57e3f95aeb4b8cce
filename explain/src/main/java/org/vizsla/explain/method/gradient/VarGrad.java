package org.vizsla.explain.method.gradient;

import java.util.List;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.Probe;
import org.vizsla.explain.Question;
import org.vizsla.explain.StreamedMethod;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.path.Sums;

/**
 * The variance of a method's map over noisy copies of the picture.
 *
 * <p>Source: J. Adebayo, J. Gilmer, I. Goodfellow, B. Kim, Local Explanation Methods for Deep Neural Networks Lack Sensitivity to Parameter Values, 2018.
 *
 * @param samples how many copies; 50 by default
 * @param noise its standard deviation as a part of the picture's range; 0.15 by default
 * @param method whose maps are taken; {@link NoisyMethod#SALIENCY} by default
 */
public record VarGrad(int samples, double noise, NoisyMethod method) implements StreamedMethod {
    public static final VarGrad DEFAULT = new VarGrad(50, 0.15, NoisyMethod.SALIENCY);

    public static final List<Parameter<VarGrad>> PARAMETERS = List.of(
            Parameter.whole(
                    "samples",
                    1,
                    100_000,
                    "how many noisy copies",
                    VarGrad::samples,
                    (smooth, samples) -> new VarGrad(samples, smooth.noise(), smooth.method())),
            Parameter.real(
                    "noise",
                    0,
                    10,
                    "the noise, as a part of the picture's range",
                    VarGrad::noise,
                    (smooth, noise) -> new VarGrad(smooth.samples(), noise, smooth.method())),
            Parameter.choice(
                    "method",
                    NoisyMethod.class,
                    "whose maps are taken",
                    VarGrad::method,
                    (smooth, method) -> new VarGrad(smooth.samples(), smooth.noise(), method)));

    @Override
    public String name() {
        return "var_grad";
    }

    @Override
    public Attribution attribute(Probe probe, Question question) {
        NoisyCopies copies = NoisyCopies.of(probe, question, method, samples, noise);
        return Attribution.of(Sums.tensor(copies.shape(), copies.variance()), copies.convergenceOfVariance());
    }
}
