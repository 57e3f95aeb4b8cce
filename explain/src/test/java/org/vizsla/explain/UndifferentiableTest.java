package org.vizsla.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vizsla.autodiff.DifferentiationException;
import org.vizsla.explain.method.gradient.Saliency;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.NodeBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.testkit.RandomTensors;

/** A network that begins with an operator that has no derivative: methods that end at a layer behind it need none. */
class UndifferentiableTest {
    private static final int HEIGHT = 6;
    private static final int WIDTH = 8;
    private static final int CHANNELS = 4;
    private static final int CLASSES = 3;
    private static final List<String> OF_LAYERS = List.of(
            "grad_cam", "grad_cam_plus_plus", "layer_cam", "hires_cam", "x_grad_cam", "layer_gradient_x_activation");

    private final GraphBuilder b = new GraphBuilder("net");

    private String value(String name, NodeBuilder node, long... row) {
        String named = node.named(name);
        b.value(new Value(named, DataType.FLOAT32, Shape.batchOf(row)));
        return named;
    }

    /** Two convolutions, a mean and a matrix. Before them values are drawn, twice, with probability 0 or 1, so that they end as what they were; or nothing is. */
    private Model model(boolean drawing) {
        RandomTensors random = new RandomTensors(4);
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(3, HEIGHT, WIDTH));
        String seen = drawing ? drawn("seen", drawn("drawn", x)) : x;
        String last = conv("last", conv("first", seen, random, 3), random, CHANNELS);
        String mean = value("mean", b.op("ReduceMean", last, b.integers(2, 3)).with("keepdims", 0), CHANNELS);
        String weights = b.constant("w", random.normal(CHANNELS, CLASSES));
        String scores = value("scores", b.op("MatMul", mean, weights), CLASSES);
        return Model.of(b.output(scores).build(), Labels.numbered(CLASSES), Optional.empty());
    }

    private String drawn(String name, String x) {
        return value(name, b.op("Bernoulli", x), 3, HEIGHT, WIDTH);
    }

    private String conv(String name, String x, RandomTensors random, int channels) {
        String weights = b.constant(name + ".w", random.normal(CHANNELS, channels, 3, 3));
        NodeBuilder y = b.op("Conv", x, weights).with("pads", new long[] {1, 1, 1, 1});
        String linear = value(name + ".linear", y, CHANNELS, HEIGHT, WIDTH);
        return value(name, b.op("Relu", linear), CHANNELS, HEIGHT, WIDTH);
    }

    private static Map<String, Tensor> maps(Model model) {
        float[] values = new float[3 * HEIGHT * WIDTH];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 5 == 0 || i % 7 == 2 ? 1 : 0;
        }
        Tensor image = Tensor.ofFloats(Shape.of(1, 3, HEIGHT, WIDTH), values);
        try (Explainer explainer = Explainer.open(model, Methods.choose(OF_LAYERS, Map.of(), ""))) {
            return explainer.explain(image, Call.of(1)).maps();
        }
    }

    @Test
    void methodsOfALayerBehindItGiveWhatTheyGiveWithoutIt() {
        Map<String, Tensor> expected = maps(new UndifferentiableTest().model(false));
        Map<String, Tensor> found = maps(model(true));
        assertThat(found.keySet()).containsExactlyElementsOf(OF_LAYERS);
        found.forEach((method, map) -> {
            assertThat(map.floats())
                    .as(method)
                    .containsExactly(
                            Objects.requireNonNull(expected.get(method)).floats());
            assertThat(Findings.NONE.about(map).notes()).as(method).isEmpty();
        });
    }

    @Test
    void methodsThatNeedTheGradientOfTheImageSayWhyThereIsNone() {
        Model model = model(true);
        assertThatThrownBy(() -> Explainer.open(model, List.of(Saliency.DEFAULT)))
                .isInstanceOf(DifferentiationException.class)
                .hasMessageContaining("Bernoulli")
                .hasMessageContaining("cannot be differentiated: it draws at random");
    }

    /** What fails takes nothing with it: all share one pass. */
    @Test
    void theOthersAreLeftOutWithTheirReason() {
        Model model = model(true);
        List<String> names = Stream.concat(Stream.of("saliency", "lrp", "guided_grad_cam"), OF_LAYERS.stream())
                .toList();
        try (Explainer explainer = Explainer.open(
                model, Methods.choose(names, Map.of(), ""), ExplainerSettings.DEFAULT.skippingNotApplicable())) {
            Explanation explanation = explainer.explain(new RandomTensors(1).normal(1, 3, HEIGHT, WIDTH), Call.DEFAULT);
            assertThat(explanation.notApplicable()).containsOnlyKeys("saliency", "lrp", "guided_grad_cam");
            assertThat(explanation.notApplicable().values())
                    .allMatch(why -> why.message().contains("it draws at random"));
            assertThat(explanation.attributions().keySet()).containsExactlyElementsOf(OF_LAYERS);
        }
    }
}
