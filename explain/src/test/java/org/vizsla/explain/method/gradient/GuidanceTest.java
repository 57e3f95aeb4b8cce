package org.vizsla.explain.method.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.method.cam.GuidedGradCam;
import org.vizsla.explain.method.layer.NeuronGradient;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.runtime.LearnValues;
import org.vizsla.testkit.RandomTensors;

/** What guided methods say where there is nothing that they change. */
class GuidanceTest {
    private static final String KEPT = "rectifiers with a bound above, as ReLU6 has, keep their derivative";
    private static final String NOTHING =
            "the network has no ReLU on the way, and nothing else is changed: this is the gradient";

    @Test
    void nothingIsSaidWhereAllIsGuided() {
        assertThat(notes("Relu", "Relu", GuidedBackprop.DEFAULT)).isEmpty();
    }

    @Test
    void boundedRectifiersAreSaid() {
        assertThat(notes("Relu", "Clip", GuidedBackprop.DEFAULT)).containsExactly(KEPT);
        assertThat(notes("Relu", "Clip", Deconvolution.DEFAULT)).containsExactly(KEPT);
        assertThat(notes("Relu", "Clip", GuidedGradCam.DEFAULT)).contains(KEPT);
    }

    @Test
    void aGradientIsCalledOne() {
        assertThat(notes("Clip", "Tanh", GuidedBackprop.DEFAULT)).containsExactly(NOTHING + "; " + KEPT);
        assertThat(notes("Tanh", "Tanh", Deconvolution.DEFAULT)).containsExactly(NOTHING);
        Tensor guided = explanation("Clip", "Tanh", GuidedBackprop.DEFAULT).map("guided_backprop");
        assertThat(guided.floats())
                .isEqualTo(explanation("Clip", "Tanh", Saliency.DEFAULT)
                        .map("saliency")
                        .floats());
    }

    /** Before the first activation all is linear, and there is nothing to guide. */
    @Test
    void nothingIsSaidOfALinearWay() {
        NeuronGradient before = new NeuronGradient(true, LayerChoice.of("before"), NeuronGradient.GUIDED.neuron());
        assertThat(notes("Tanh", "Clip", before)).isEmpty();
    }

    @Test
    void onlyTheWayToTheNeuronCounts() {
        NeuronGradient first = new NeuronGradient(true, LayerChoice.of("first"), NeuronGradient.GUIDED.neuron());
        assertThat(notes("Relu", "Clip", first)).isEmpty();
        assertThat(notes("Clip", "Relu", first)).contains(NOTHING + "; " + KEPT);
    }

    private static List<String> notes(String first, String second, AttributionMethod method) {
        return explanation(first, second, method)
                .attribution(method.name())
                .findings()
                .get(0)
                .notes();
    }

    private static Explanation explanation(String first, String second, AttributionMethod method) {
        Model model = Model.of(network(first, second), Labels.numbered(5), Optional.empty());
        try (Explainer explainer = Explainer.open(model, List.of(method))) {
            return explainer.explain(new RandomTensors(1).normal(1, 3, 8, 8), Call.of(1));
        }
    }

    /** Two convolutions, each with its activation, and an average. */
    private static Graph network(String first, String second) {
        GraphBuilder b = new GraphBuilder("net");
        b.input("image", DataType.FLOAT32, Shape.batchOf(3, 8, 8));
        String one = activated(b, first, convolved(b, "image", 3, 2), "first");
        String two = activated(b, second, convolved(b, one, 4, 3), "second");
        String pooled = b.op("GlobalAveragePool", two).value();
        b.output(b.op("Flatten", pooled).named("scores"));
        return LearnValues.apply(b.build());
    }

    private static String convolved(GraphBuilder b, String x, int channels, int seed) {
        String weight = b.constant("weight", new RandomTensors(seed).normal(channels + 1, channels, 3, 3));
        return b.op("Conv", x, weight).called(seed == 2 ? "before" : "between").value();
    }

    private static String activated(GraphBuilder b, String operator, String x, String name) {
        return operator.equals("Clip")
                ? b.op("Clip", x, b.scalar(0), b.scalar(6)).called(name).named(name)
                : b.op(operator, x).called(name).named(name);
    }
}
