package org.vizsla.autodiff.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.autodiff.BackwardBuilder;
import org.vizsla.autodiff.Composite;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.runtime.LearnValues;
import org.vizsla.runtime.Session;

class RectifierCompositesTest {
    private static final float[] X = {2, -1, 3, -4};
    private static final float[] SEED = {5, 6, -7, -8};

    /** {@code max(x, 0)} in one of its guises, or what only looks like it. */
    private static String rectified(GraphBuilder b, String guise, String x) {
        return switch (guise) {
            case "Relu" -> b.op("Relu", x).value();
            case "Clip" -> b.op("Clip", x, b.scalar(0)).value();
            case "Clip to infinity" ->
                b.op("Clip", x, b.scalar(0), b.scalar(Float.POSITIVE_INFINITY)).value();
            case "Max" -> b.op("Max", x, b.scalar(0)).value();
            case "Max, zero first" -> b.op("Max", b.scalar(0), x).value();
            case "LeakyRelu" -> b.op("LeakyRelu", x).with("alpha", 0.5f).value();
            case "Clip to 6" -> b.op("Clip", x, b.scalar(0), b.scalar(6)).value();
            default -> throw new AssertionError(guise);
        };
    }

    private static float[] back(BiFunction<GraphBuilder, String, String> body, Composite composite) {
        GraphBuilder net = new GraphBuilder("net");
        String y = body.apply(net, net.input("x", DataType.FLOAT32, Shape.of(4)));
        Graph forward = LearnValues.apply(net.output(y).build());
        GraphBuilder builder = forward.toBuilder();
        String seed = builder.constant("seed", Tensor.ofFloats(Shape.of(4), SEED));
        String dx = Objects.requireNonNull(
                BackwardBuilder.append(builder, forward, Map.of(y, seed), List.of("x"), composite)
                        .get("x"));
        float[] result = Session.runOnce(
                        builder.outputs(List.of(dx)).build(), Map.of("x", Tensor.ofFloats(Shape.of(4), X)))
                .get(dx)
                .floats();
        for (int i = 0; i < result.length; i++) {
            result[i] += 0f; // no zero with a minus
        }
        return result;
    }

    @ParameterizedTest
    @ValueSource(strings = {"Relu", "Clip", "Clip to infinity", "Max", "Max, zero first"})
    void guidedLetsPositiveGradientsThroughOpenRectifiers(String guise) {
        assertThat(back((b, x) -> rectified(b, guise, x), RectifierComposites.guidedBackprop()))
                .containsExactly(5, 0, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Relu", "Clip", "Clip to infinity", "Max", "Max, zero first"})
    void deconvolutionLetsPositiveGradientsThroughAllRectifiers(String guise) {
        assertThat(back((b, x) -> rectified(b, guise, x), RectifierComposites.deconvolution()))
                .containsExactly(5, 6, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Relu", "Clip", "Max"})
    void aRectifierUsedTwiceIsTwoSteps(String guise) {
        BiFunction<GraphBuilder, String, String> twice = (b, x) ->
                rectified(b, guise, b.op("Neg", rectified(b, guise, x)).value());

        assertThat(back(twice, RectifierComposites.guidedBackprop())).containsExactly(0, 0, 0, 0);
        // max(dy, 0) = (5, 6, 0, 0), of which -1 times it has nothing positive.
        assertThat(back(twice, RectifierComposites.deconvolution())).containsExactly(0, 0, 0, 0);

        BiFunction<GraphBuilder, String, String> direct = (b, x) -> rectified(b, guise, rectified(b, guise, x));
        assertThat(back(direct, RectifierComposites.guidedBackprop())).containsExactly(5, 0, 0, 0);
        assertThat(back(direct, RectifierComposites.deconvolution())).containsExactly(5, 6, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LeakyRelu", "Clip to 6"})
    void otherActivationsKeepTheirDerivative(String guise) {
        BiFunction<GraphBuilder, String, String> body = (b, x) -> rectified(b, guise, x);
        float[] gradient = back(body, Composite.GRADIENT);

        assertThat(back(body, RectifierComposites.guidedBackprop())).containsExactly(gradient);
        assertThat(back(body, RectifierComposites.deconvolution())).containsExactly(gradient);
        assertThat(gradient).contains(-7);
    }
}
