package org.vizsla.explain.method.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vizsla.testkit.TensorAssertions.assertClose;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.Small;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.models.onnx.ImportClassifier;
import org.vizsla.models.onnx.ImportSettings;
import org.vizsla.models.onnx.ImportedGraph;
import org.vizsla.testkit.RandomTensors;

/** Maps do not depend on how an exporter wrote the network. */
class SpellingsTest {
    private static final int CHANNELS = 4;
    private static final int PLACES = 6;
    private static final int CLASSES = 5;
    private static final List<String> METHODS =
            List.of("relevance", "saliency", "integrated_gradients", "full_grad", "layer_gradient_x_activation");

    static Stream<Spelling> inParts() {
        return Stream.of(new Spelling.OfPyTorch(), new Spelling.OfTensorFlow());
    }

    @ParameterizedTest
    @MethodSource("inParts")
    void giveTheMapsOfOperators(Spelling parts) {
        Explanation expected = explain(network(new Spelling.Operators()));
        Explanation actual = explain(network(parts));
        assertThat(actual.attributions().keySet())
                .isEqualTo(expected.attributions().keySet())
                .contains("lrp_epsilon_plus", "deep_lift", "integrated_gradients");
        actual.attributions()
                .forEach((method, attribution) -> assertClose(method, attribution.map(), expected.map(method), 1e-5));
    }

    private static Explanation explain(Model model) {
        ExplainerSettings settings =
                ExplainerSettings.DEFAULT.withSession(Small.ONE_THREAD).skippingNotApplicable();
        Tensor pictures = new RandomTensors(3).normal(2, 3, 4, 6);
        try (Explainer explainer = Explainer.open(model, Methods.choose(METHODS, Map.of(), ""), settings)) {
            return explainer.explain(pictures, Call.of(1, 3));
        }
    }

    /** A block of a transformer over 2 x 3 patches, with several activations. */
    private static Model network(Spelling spelling) {
        GraphBuilder b = new GraphBuilder("net");
        Ops o = new Ops(b);
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(3, 4, 6));
        String map = b.op("Conv", x, weight(b, CHANNELS, 3, 2, 2), weight(b, CHANNELS))
                .with("strides", new long[] {2, 2})
                .value();
        String tokens = o.transpose(o.reshape(map, 0, CHANNELS, PLACES), 0, 2, 1);
        String first = spelling.layerNorm(o, tokens, weight(b, CHANNELS), weight(b, CHANNELS));
        String like = o.matmul(o.matmul(first, weight(b, CHANNELS, CHANNELS)), o.transpose(first, 0, 2, 1));
        String mixed = o.add(tokens, o.matmul(spelling.softmax(o, like), first));
        String second = spelling.rmsNorm(o, mixed, weight(b, CHANNELS));
        String wide = spelling.gelu(o, dense(o, second, CHANNELS, 7));
        wide = spelling.hardSwish(o, dense(o, wide, 7, 8));
        wide = spelling.silu(o, dense(o, wide, 8, 7));
        wide = spelling.mish(o, dense(o, wide, 7, CHANNELS));
        String pooled = o.mean(o.add(mixed, wide), false, 1);
        b.output(dense(o, pooled, CHANNELS, CLASSES));
        ImportedGraph imported = new ImportClassifier(ImportSettings.DEFAULT).apply(b.build());
        return Model.of(imported.graph(), Labels.numbered(CLASSES), Optional.empty());
    }

    private static String dense(Ops o, String x, int from, int to) {
        return o.add(o.matmul(x, weight(o.graph(), from, to)), weight(o.graph(), to));
    }

    /** Seeded by its sizes, so that it is the same in every spelling. */
    private static String weight(GraphBuilder b, long... sizes) {
        return b.constant("weight", new RandomTensors(java.util.Arrays.hashCode(sizes)).normal(sizes));
    }
}
