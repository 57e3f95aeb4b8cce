package org.vizsla.explain.method.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.Reason;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.explain.network.NotApplicableException;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.runtime.LearnValues;
import org.vizsla.testkit.RandomTensors;

class CompletenessTest {
    private static final RandomTensors RANDOM = new RandomTensors(31);
    private static final String NO_SCORE =
            "the network's score for the baseline is not a number, so there is no change from it;"
                    + " take another baseline, such as noise or blur";

    /** It divides an image by its largest value, as networks that normalize whole images do: black has no score. */
    private static Model ofRatios() {
        GraphBuilder b = new GraphBuilder("ratios");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(1, 6, 5));
        String most = b.op("ReduceMax", x, b.integers(1, 2, 3)).value();
        String ratio = b.op("Div", x, most).value();
        String kept = b.op(
                        "Relu",
                        b.op("Conv", ratio, b.constant("k", RANDOM.normal(3, 1, 3, 3)))
                                .value())
                .value();
        String flat = b.op("Flatten", kept).value();
        b.op("MatMul", flat, b.constant("w", RANDOM.normal(36, 4))).named("scores");
        Graph graph = LearnValues.apply(b.output("scores").build());
        return Model.of(graph, Labels.numbered(4), Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"integrated_gradients", "deep_lift"})
    void needsAScoreForTheBaseline(String method) {
        try (Explainer explainer = Explainer.open(ofRatios(), Methods.choose(List.of(method), Map.of(), ""))) {
            assertThatThrownBy(() -> explainer.explain(RANDOM.uniform(0.1f, 1, 1, 1, 6, 5), Call.DEFAULT))
                    .isInstanceOf(NotApplicableException.class)
                    .hasMessage(NO_SCORE);
        }
    }

    @Test
    void aMethodWithoutItLeavesTheOthers() {
        ExplainerSettings settings = ExplainerSettings.DEFAULT.skippingNotApplicable();
        List<String> methods = List.of("saliency", "integrated_gradients");
        try (Explainer explainer = Explainer.open(ofRatios(), Methods.choose(methods, Map.of(), ""), settings)) {
            Explanation explanation = explainer.explain(RANDOM.uniform(0.1f, 1, 1, 1, 6, 5), Call.DEFAULT);
            assertThat(explanation.attributions()).containsOnlyKeys("saliency");
            assertThat(explanation.notApplicable().get("integrated_gradients"))
                    .isNotNull()
                    .extracting(Reason::message)
                    .isEqualTo(NO_SCORE);
        }
    }

    @Test
    void isMeasuredByTheLargerScoreWhereTheChangeIsSmall() {
        assertThat(Completeness.of(0.01, 10, 10.05).passed()).isTrue();
        assertThat(Completeness.of(0.5, 0, 1).passed()).isFalse();
    }
}
