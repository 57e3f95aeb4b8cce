package org.vizsla.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vizsla.testkit.TensorAssertions.assertClose;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.explain.method.gradient.Saliency;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.onnx.OnnxWriter;
import org.vizsla.models.Model;
import org.vizsla.models.ModelLoader;
import org.vizsla.models.answer.Answer;
import org.vizsla.models.download.WeightsStore;
import org.vizsla.testkit.RandomTensors;

/** What is explained of labels, sides and numbers, and of a class against another. */
class AnswersTest {
    private static final Tensor PICTURE = new RandomTensors(8).normal(1, 3, 6, 7);

    @TempDir
    private Path folder = Path.of("");

    /** A convolution, the mean over its places, and a linear layer with a bias that decides the sign of the scores. */
    private Model network(int count, boolean sigmoid, float bias) {
        GraphBuilder b = new GraphBuilder("net");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(3, 6, 7));
        String map = b.op(
                        "Relu",
                        b.op("Conv", x, b.initializer("kernels", new RandomTensors(1).normal(4, 3, 3, 3)))
                                .value())
                .value();
        String mean = b.op("Flatten", b.op("GlobalAveragePool", map).value()).value();
        String z = new Ops(b)
                .add(
                        b.op("MatMul", mean, b.initializer("w", new RandomTensors(2).normal(4, count)))
                                .value(),
                        b.scalar(bias));
        b.output(sigmoid ? b.op("Sigmoid", z).value() : z);
        Path file = folder.resolve("net.onnx");
        OnnxWriter.write(file, b.build());
        return new ModelLoader(WeightsStore.of(Map.of("VIZSLA_CACHE", folder.toString()))).load(file.toString());
    }

    private static Explanation explain(Model model, Target target, AttributionMethod... methods) {
        try (Explainer explainer = Explainer.open(model, List.of(methods), Small.ONE_THREAD)) {
            return explainer.explain(PICTURE, Call.DEFAULT.withTargets(List.of(target)));
        }
    }

    private static Tensor map(Model model, int target, String method) {
        return explain(model, Target.of(target), Methods.byName(method).standard())
                .map(method);
    }

    private static Tensor negative(Tensor map) {
        float[] values = map.floats();
        for (int i = 0; i < values.length; i++) {
            values[i] = -values[i];
        }
        return Tensor.ofFloats(map.shape(), values);
    }

    @ParameterizedTest
    @ValueSource(floats = {-100, 100})
    void aNumberIsExplainedUpWhateverItsSign(float bias) {
        Model model = network(1, false, bias);
        assertThat(model.answer()).isEqualTo(Answer.NUMBER);
        Explanation explanation = explain(model, Target.TOP, Saliency.DEFAULT);
        assertThat(explanation.targets()).containsExactly(0);
        assertThat(Math.signum(explanation.scores().floats()[0])).isEqualTo(Math.signum(bias));
    }

    @Test
    void theTopSideIsTheLikelierOne() {
        assertThat(explain(network(1, true, -100), Target.TOP).targets()).containsExactly(0);
        assertThat(explain(network(1, true, 100), Target.TOP).targets()).containsExactly(1);
    }

    /** However sure the network is: the logit has the same slope everywhere. */
    @ParameterizedTest
    @ValueSource(floats = {0, 100})
    void whatSpeaksForOneSideSpeaksAgainstTheOther(float bias) {
        Model sides = network(1, true, bias);
        Tensor yes = map(sides, 1, "saliency");
        assertThat(yes.floats())
                .matches(values ->
                        java.util.stream.IntStream.range(0, values.length).anyMatch(i -> values[i] != 0));
        assertClose("no", map(sides, 0, "saliency"), negative(yes), 1e-6);
        assertClose("up", map(network(1, false, bias), 0, "saliency"), yes, 1e-6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cam", "grad_cam", "lrp_epsilon_plus", "integrated_gradients", "deep_lift"})
    void methodsApplyToEitherSide(String method) {
        Model sides = network(1, true, 0.1f);
        for (int side = 0; side < 2; side++) {
            Explanation explanation =
                    explain(sides, Target.of(side), Methods.byName(method).standard());
            assertThat(explanation.notApplicable()).isEmpty();
            assertThat(explanation.map(method).floats()).doesNotContain(Float.NaN);
        }
        assertThat(map(sides, 0, method).floats())
                .isNotEqualTo(map(sides, 1, method).floats());
    }

    @Test
    void aScoreAgainstAnotherHasTheDifferenceOfTheirGradients() {
        Model model = network(3, false, 0);
        float[] target = map(model, 0, "saliency").floats();
        float[] rival = map(model, 2, "saliency").floats();
        float[] difference = new float[target.length];
        for (int i = 0; i < target.length; i++) {
            difference[i] = target[i] - rival[i];
        }
        Tensor expected = Tensor.ofFloats(PICTURE.shape(), difference);
        assertClose("difference", map(model.against(2), 0, "saliency"), expected, 1e-5);
    }

    /** The class with the highest score against itself would have a map of zeros. */
    @Test
    void theTopClassIsNotTheRival() {
        Model model = network(3, false, 0);
        int top = explain(model, Target.TOP).targets().get(0);
        assertThat(explain(model.against(top), Target.TOP).targets()).doesNotContain(top);
        assertThatThrownBy(() -> explain(model.against(top), Target.of(top)))
                .isInstanceOf(VizslaException.class)
                .hasMessage("class " + top + " is compared with itself; compare it with another");
    }
}
