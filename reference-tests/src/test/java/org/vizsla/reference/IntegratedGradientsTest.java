package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.gradient.IntegratedGradients;
import org.vizsla.explain.gradient.Saliency;
import org.vizsla.explain.path.Quadrature;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.models.Model;

/**
 * Integrated gradients of SqueezeNet against Captum's.
 *
 * <p>Each of the 50 gradients jumps where a rectifier's input changes its sign, or another value of a pool's window becomes the largest. Of millions of them some are so near at each step that float32's
 * rounding decides, in PyTorch as in ONNX Runtime, and both are off the exact integral by up to 3e-3 in some values. What rounding cannot change is the range of the gradient around the step: so PyTorch's map has to lie within the
 * range that ours has when each step moves by up to 3e-5 of its place, which nearly everywhere is a point. See {@code docs/decisions/0015}.
 */
class IntegratedGradientsTest {
    private static final double TOLERANCE = 1e-3;
    private static final double[] MOVES = {-3e-5, -1e-5, -3e-6, 3e-6, 1e-5, 3e-5};
    private static final int STEPS = 50;

    @TempDir
    Path cache;

    @ParameterizedTest
    @CsvSource({"king_snake_56, 56", "vizsla_211, 211"})
    void liesWhereCaptumsDoes(String picture, int target) {
        Tensors golden = Shared.tensors("golden/squeezenet1_0/" + picture + ".safetensors");
        Tensor input = golden.get("input");
        float[] expected = golden.get("integrated_gradients").floats();
        Model model = squeezeNet(".onnx");
        float[] ours = map(model, input, target);
        double[] below = new double[ours.length];
        double[] above = new double[ours.length];
        try (Explainer explainer = Explainer.open(model, List.of(Saliency.DEFAULT))) {
            for (Quadrature.Point point : Quadrature.GAUSS_LEGENDRE.points(STEPS)) {
                widen(explainer, input, target, point, below, above);
            }
        }

        double scale = largest(expected);
        double outside = 0;
        double width = 0;
        int wide = 0;
        for (int i = 0; i < ours.length; i++) {
            outside = Math.max(outside, Math.max(ours[i] - below[i] - expected[i], expected[i] - ours[i] - above[i]));
            width += (below[i] + above[i]) / scale / ours.length;
            wide += below[i] + above[i] > TOLERANCE * scale ? 1 : 0;
        }
        System.out.printf(
                "integrated gradients of %s: %.2g of the largest magnitude outside of a range that is %.2g wide, and wider than %.0e in %d of %d values%n",
                picture, outside / scale, width, TOLERANCE, wide, ours.length);
        assertThat(outside / scale).isLessThan(TOLERANCE);
        assertThat(width).as("mean width of the range").isLessThan(1e-4);
        assertThat(wide).as("values with a wide range").isLessThan(ours.length / 200);
    }

    /** A network is the same whichever file it comes from. */
    @Test
    void isTheSameOutOfACheckpoint() {
        Tensors golden = Shared.tensors("golden/squeezenet1_0/king_snake_56.safetensors");
        Tensor input = golden.get("input");
        float[] one = map(squeezeNet(".onnx"), input, 56);
        float[] other = map(squeezeNet(".pth"), input, 56);
        Shape shape = input.shape();
        assertThat(Difference.of(Tensor.ofFloats(shape, other), Tensor.ofFloats(shape, one))
                        .largest())
                .isLessThan(TOLERANCE);
    }

    private Model squeezeNet(String form) {
        return Networks.load(Shared.path("models/squeezenet1_0" + form), null, cache);
    }

    private static float[] map(Model model, Tensor input, int target) {
        try (Explainer explainer = Explainer.open(model, List.of(IntegratedGradients.DEFAULT))) {
            return explainer
                    .explain(input, List.of(target))
                    .map("integrated_gradients")
                    .floats();
        }
    }

    /** Adds how far what a step adds to the map goes below and above its own when the step moves. */
    private static void widen(
            Explainer explainer, Tensor input, int target, Quadrature.Point point, double[] below, double[] above) {
        float[] picture = input.floats();
        float[] here = gradient(explainer, input, target, point.alpha());
        float[] least = here.clone();
        float[] most = here.clone();
        for (double move : MOVES) {
            float[] there = gradient(explainer, input, target, point.alpha() * (1 + move));
            for (int i = 0; i < there.length; i++) {
                least[i] = Math.min(least[i], there[i]);
                most[i] = Math.max(most[i], there[i]);
            }
        }
        for (int i = 0; i < picture.length; i++) {
            double factor = point.weight() * picture[i];
            double down = factor * ((double) least[i] - here[i]);
            double up = factor * ((double) most[i] - here[i]);
            below[i] += Math.max(Math.max(-down, -up), 0);
            above[i] += Math.max(Math.max(down, up), 0);
        }
    }

    private static float[] gradient(Explainer explainer, Tensor input, int target, double alpha) {
        float[] picture = input.floats();
        float[] scaled = new float[picture.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float) (alpha * picture[i]);
        }
        return explainer
                .explain(Tensor.ofFloats(input.shape(), scaled), List.of(target))
                .map("saliency")
                .floats();
    }

    private static double largest(float[] values) {
        double largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
