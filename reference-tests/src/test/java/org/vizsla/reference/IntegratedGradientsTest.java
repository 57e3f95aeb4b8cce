package org.vizsla.reference;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.method.gradient.IntegratedGradients;
import org.vizsla.explain.method.gradient.Saliency;
import org.vizsla.explain.method.path.Quadrature;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.models.Model;
import org.vizsla.testkit.TensorAssertions;

/**
 * Integrated gradients of SqueezeNet against Captum's.
 *
 * <p>Each of the 50 gradients jumps where a rectifier's input changes its sign, or another value of a pool's window becomes the largest. Some of a million of them are so near at each step that float32's rounding
 * decides, and one engine decides otherwise than another: PyTorch with one thread and PyTorch with two are 2.3e-3 of the largest magnitude apart. So the golden map is compared where these ties are settled as they were
 * in it, step by step. See {@code docs/decisions/0015}.
 */
class IntegratedGradientsTest {
    private static final double TOLERANCE = 1e-4;
    private static final double TOLERANCE_AS_IT_COMES = 5e-3;
    private static final int STEPS = 50;

    @TempDir
    Path cache;

    @ParameterizedTest
    @CsvSource({"king_snake_56, 56, .pth", "vizsla_211, 211, .onnx"})
    void equalCaptums(String picture, int target, String form) {
        Tensors golden = Shared.tensors("golden/squeezenet1_0/" + picture + ".safetensors");
        Tensor input = golden.get("input");
        Tensor expected = golden.get("integrated_gradients");
        Model model = Networks.load(Shared.path("models/squeezenet1_0" + form), null, cache);
        NearTies ties = NearTies.of(picture);

        Tensor ours = map(model, input, target);
        Tensor sum;
        try (Explainer explainer = Explainer.open(model, List.of(Saliency.DEFAULT))) {
            sum = sum((step, scaled) -> gradient(explainer, scaled, target), input);
        }
        Tensor settled = sum(
                (step, scaled) -> {
                    try (Explainer explainer = Explainer.open(ties.settled(model, step), List.of(Saliency.DEFAULT))) {
                        return gradient(explainer, scaled, target);
                    }
                },
                input);
        System.out.printf(
                "integrated gradients of %s: %.2g of the largest magnitude apart as they come, %.2g with ties settled%n",
                picture,
                TensorAssertions.relativeDifference(ours, expected),
                TensorAssertions.relativeDifference(settled, expected));
        TensorAssertions.assertClose("the sum over steps", ours, sum, TOLERANCE);
        TensorAssertions.assertClose("with ties settled", settled, expected, TOLERANCE);
        TensorAssertions.assertClose("as they come", ours, expected, TOLERANCE_AS_IT_COMES);
    }

    private static Tensor map(Model model, Tensor input, int target) {
        try (Explainer explainer = Explainer.open(model, List.of(IntegratedGradients.DEFAULT))) {
            return explainer.explain(input, Call.of(target)).map("integrated_gradients");
        }
    }

    /** The gradient at a step, for the picture scaled to it. */
    private interface GradientAtStep {
        float[] of(int step, Tensor scaled);
    }

    /** The same, gradient by gradient. */
    private static Tensor sum(GradientAtStep gradients, Tensor input) {
        float[] picture = input.floats();
        double[] sum = new double[picture.length];
        List<Quadrature.Point> points = Quadrature.GAUSS_LEGENDRE.points(STEPS, () -> {});
        for (int step = 0; step < STEPS; step++) {
            Quadrature.Point point = points.get(step);
            float[] gradient = gradients.of(step, scaled(input, point.alpha()));
            for (int i = 0; i < sum.length; i++) {
                sum[i] += point.weight() * picture[i] * gradient[i];
            }
        }
        float[] values = new float[sum.length];
        for (int i = 0; i < sum.length; i++) {
            values[i] = (float) sum[i];
        }
        return Tensor.ofFloats(input.shape(), values);
    }

    private static Tensor scaled(Tensor input, double alpha) {
        float[] scaled = input.floats();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float) (alpha * scaled[i]);
        }
        return Tensor.ofFloats(input.shape(), scaled);
    }

    private static float[] gradient(Explainer explainer, Tensor image, int target) {
        return explainer.explain(image, Call.of(target)).map("saliency").floats();
    }
}
