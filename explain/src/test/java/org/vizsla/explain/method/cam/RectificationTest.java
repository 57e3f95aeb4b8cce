package org.vizsla.explain.method.cam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.Findings;
import org.vizsla.explain.Linear;
import org.vizsla.explain.Reason;
import org.vizsla.explain.map.MapState;
import org.vizsla.explain.method.registry.MethodEntry;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.graph.suggestion.Remedy;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.testkit.RandomTensors;

/** What is told of each method with a rectification where everything speaks against the class, and what it advises. */
class RectificationTest {
    private static final int CHANNELS = 4;
    private static final int SIDE = 5;

    /** Knows no class; and changes its sign with that of the score, which is below zero here. */
    private static final Set<String> SIGNLESS = Set.of("fem", "ablation_cam");

    /** Feature maps of one sign, averaged, and weighed against class 0 and for class 1. */
    private static Model network(boolean positive) {
        GraphBuilder b = new GraphBuilder("net");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(3, SIDE, SIDE));
        String conv = b.op("Conv", x, b.initializer("kernels", new RandomTensors(1).uniform(0.1, 1, CHANNELS, 3, 1, 1)))
                .named("conv");
        b.value(new Value(conv, DataType.FLOAT32, Shape.batchOf(CHANNELS, SIDE, SIDE)));
        String map = b.op("Relu", conv).named("relu");
        b.value(new Value(map, DataType.FLOAT32, Shape.batchOf(CHANNELS, SIDE, SIDE)));
        if (!positive) {
            map = b.op("Neg", map).named("neg");
            b.value(new Value(map, DataType.FLOAT32, Shape.batchOf(CHANNELS, SIDE, SIDE)));
        }
        String mean = b.op("GlobalAveragePool", map).named("mean");
        b.value(new Value(mean, DataType.FLOAT32, Shape.batchOf(CHANNELS, 1, 1)));
        String flat = b.op("Flatten", mean).named("flat");
        b.value(new Value(flat, DataType.FLOAT32, Shape.batchOf(CHANNELS)));
        float against = positive ? -1 : 1;
        float[] weights = new float[2 * CHANNELS];
        for (int channel = 0; channel < CHANNELS; channel++) {
            weights[channel] = against * (channel + 1);
            weights[CHANNELS + channel] = -weights[channel];
        }
        b.initializer("head", Tensor.ofFloats(Shape.of(2, CHANNELS), weights));
        String scores = b.op("Gemm", flat, "head").with("transB", 1).named("scores");
        b.value(new Value(scores, DataType.FLOAT32, Shape.batchOf(2)));
        return Model.of(b.output(scores).build(), Labels.numbered(2), Optional.empty());
    }

    private static Findings explained(Model model, int target, AttributionMethod method) {
        Explanation explanation =
                Linear.explain(model, new RandomTensors(3).uniform(0.1, 1, 1, 3, SIDE, SIDE), target, method);
        return explanation.attribution(method.name()).findings().get(0);
    }

    private static Remedy.SetParameter remedy(Findings findings) {
        Reason cause = findings.cause().orElseThrow();
        return (Remedy.SetParameter) cause.remedy().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMapThatIsZeroHasTheReasonAndWhatShowsIt(boolean positive) {
        Model model = network(positive);
        List<String> zero = new ArrayList<>();
        for (MethodEntry<?> entry : Methods.all()) {
            if (!entry.has(Rectification.PARAMETER)) {
                continue;
            }
            Findings findings = explained(model, 0, entry.standard());
            if (findings.state() != MapState.ZERO) {
                assertThat(findings.cause()).as(entry.name()).isEmpty();
                continue;
            }
            zero.add(entry.name());
            assertThat(findings.cause()).as(entry.name()).isPresent();
            assertThat(findings.notes()).as(entry.name()).isEmpty();
            if (findings.cause().get().remedy().isEmpty()) {
                assertThat(findings.cause().get().message()).isEqualTo("guided backpropagation is zero everywhere");
                continue;
            }
            assertThat(findings.cause().orElseThrow().message())
                    .startsWith("before the ReLU no value is above zero (-")
                    .endsWith(
                            SIGNLESS.contains(entry.name())
                                    ? ")"
                                    : ": everything that the layer holds speaks against the class");
            Remedy.SetParameter remedy = remedy(findings);
            AttributionMethod shown = Methods.byName(remedy.method()).with(Map.of(remedy.parameter(), remedy.value()));
            assertThat(explained(model, 0, shown).state()).as(entry.name()).isNotEqualTo(MapState.ZERO);
            assertThat(explained(model, 1, entry.standard()).cause())
                    .as(entry.name() + " of the other class")
                    .matches(cause -> cause.isEmpty() || !positive);
        }
        assertThat(zero)
                .contains("grad_cam", "grad_cam_plus_plus", "hires_cam", "layer_cam", "x_grad_cam", "guided_grad_cam")
                .contains("grad_cam_element_wise", "smooth_grad_cam_plus_plus");
        if (!positive) {
            assertThat(zero).contains("score_cam", "ablation_cam", "fem");
        }
    }
}
