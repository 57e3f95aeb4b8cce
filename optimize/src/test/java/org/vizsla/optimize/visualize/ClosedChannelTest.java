package org.vizsla.optimize.visualize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.optimize.visualize.objective.ChannelObjective;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.LearnValues;

/** A channel that no picture excites near to where pictures begin: all colours must become lighter first, for some twenty steps. */
@Tag("once")
class ClosedChannelTest {
    private static Model network() {
        GraphBuilder g = new GraphBuilder("closed");
        String x = g.input("x", DataType.FLOAT32, Shape.of(1, 3, 8, 8));
        g.initializer("w", Tensor.ofFloats(Shape.of(1, 3, 1, 1), new float[] {1, 1, 1}));
        g.initializer("b", Tensor.ofFloats(Shape.of(1), new float[] {-4}));
        g.initializer("head", Tensor.ofFloats(Shape.of(2, 1), new float[] {1, -1}));
        String channel = g.op("Relu", g.op("Conv", x, "w", "b").value()).named("bright");
        String flat =
                g.op("Flatten", g.op("GlobalAveragePool", channel).value()).value();
        g.output(g.op("Gemm", flat, "head").with("transB", 1).named("scores"));
        return Model.of(LearnValues.apply(g.build()), Labels.numbered(2), Optional.empty());
    }

    private static List<Double> curve(int redirected) {
        VisualizationRequest request = VisualizationRequest.of(network(), new ChannelObjective("bright", 0))
                .withSettings(VisualizationParameters.with(
                        Preset.PLAIN.settings(),
                        Map.of("steps", "60", "l2", "0", "redirected_steps", Integer.toString(redirected))));
        return FeatureVisualization.run(request, VisualizationListener.NONE, Cancellation.NEVER)
                .features()
                .get(0)
                .curve();
    }

    @Test
    void isReachedThoughItStaysClosedForLongerThanTheFirstSteps() {
        List<Double> curve = curve(2);
        assertThat(curve.get(10)).as("closed").isZero();
        assertThat(curve.get(59)).isGreaterThan(1);
    }

    @Test
    void isLeftAloneWhereGradientsAreExact() {
        assertThat(curve(0)).allMatch(value -> value == 0);
    }
}
