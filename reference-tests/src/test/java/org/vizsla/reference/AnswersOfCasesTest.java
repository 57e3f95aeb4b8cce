package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.map.MapState;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.onnx.OnnxReader;
import org.vizsla.models.Model;
import org.vizsla.models.ModelRequest;
import org.vizsla.models.Probabilities;
import org.vizsla.models.answer.Answer;
import org.vizsla.models.answer.OutputChoice;
import org.vizsla.models.npy.Npy;
import org.vizsla.models.picture.PictureReader;
import org.vizsla.runtime.Session;
import org.vizsla.testkit.RandomTensors;
import org.vizsla.testkit.TensorAssertions;

/** Networks with sigmoids, one score, several labels or several outputs, as people asked about; gradients are compared with differences of what the file itself gives. */
class AnswersOfCasesTest {
    /** Of a step in a direction whose values are about 1. */
    private static final float STEP = 2e-3f;

    @TempDir
    Path folder;

    private Model load(String file, @Nullable String labels, @Nullable String output) {
        Path names = labels == null ? null : Shared.path(labels);
        ModelRequest request = new ModelRequest(Shared.path(file).toString(), null, null, names, false);
        return Networks.load(request.withOutput(new OutputChoice(output, null)), folder);
    }

    private Model load(String file) {
        return load(file, null, null);
    }

    private static Tensor picture(Model model, String file) throws IOException {
        return model.preprocessing().apply(PictureReader.read(Shared.path(file)));
    }

    private static float[] raw(String file, String output, Tensor pictures) {
        Graph graph = OnnxReader.read(Shared.path(file));
        String input = graph.inputs().iterator().next().name();
        return Session.runOnce(graph, Map.of(input, pictures)).get(output).floats();
    }

    /** What the file gives one step further in a direction, or back. */
    private static float[] stepped(String file, String output, Tensor picture, float[] direction, float step) {
        float[] values = picture.floats();
        for (int i = 0; i < values.length; i++) {
            values[i] += step * direction[i];
        }
        return raw(file, output, Tensor.ofFloats(picture.shape(), values));
    }

    private static double slope(Tensor gradient, float[] direction) {
        double sum = 0;
        float[] values = gradient.floats();
        for (int i = 0; i < values.length; i++) {
            sum += (double) values[i] * direction[i];
        }
        return sum;
    }

    /** A random direction in which a score mostly rises, so that few activations that switch on the way do not matter. */
    private static float[] direction(Tensor gradient) {
        float[] direction =
                new RandomTensors(5).normal(gradient.shape().sizes()).floats();
        float[] slopes = gradient.floats();
        for (int i = 0; i < slopes.length; i++) {
            direction[i] += Math.signum(slopes[i]);
        }
        return direction;
    }

    private static Tensor saliency(Model model, Tensor pictures, int target) {
        int count = Math.toIntExact(pictures.shape().size(0));
        return Networks.saliency(Networks.explain(model, pictures, Call.ofClasses(Collections.nCopies(count, target))));
    }

    private static double logit(double p) {
        return Math.log(p / (1 - p));
    }

    @Test
    void aBinarySigmoidHasBothSides() throws IOException {
        String file = "cases/binary_sigmoid/detector.onnx";
        Model model = load(file, "cases/binary_sigmoid/names.txt", null);
        Tensor picture = picture(model, "cases/binary_sigmoid/scan.png");
        Explanation explanation = Networks.explain(model, picture, Call.DEFAULT);

        assertThat(model.answer()).isEqualTo(Answer.SIDES);
        assertThat(explanation.targets()).containsExactly(0);
        assertThat(model.labels().name(0)).isEqualTo("healthy");
        float yes = Probabilities.of(model, explanation.scores().floats())[1];
        assertThat(yes).isCloseTo(0.202f, within(1e-3f));

        Tensor gradient = saliency(model, picture, 1);
        float[] direction = direction(gradient);
        String output = OnnxReader.read(Shared.path(file)).outputs().get(0);
        double expected = (logit(stepped(file, output, picture, direction, STEP)[0])
                        - logit(stepped(file, output, picture, direction, -STEP)[0]))
                / (2 * STEP);
        assertClose(slope(gradient, direction), expected);
        assertClose(slope(saliency(model, picture, 0), direction), -expected);
    }

    private static void assertClose(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(0.02 * Math.max(Math.abs(expected), 1e-3)));
    }

    /** The second of two classes alone, as some binary classifiers are exported. */
    @Test
    void oneColumnOfASoftmaxHasBothSides() throws IOException {
        String file = "cases/graph_forms/softmax_slice1.onnx";
        Model model = load(file);
        Tensor picture = Npy.read(Shared.path("cases/graph_forms/x.npy"));
        assertThat(model.answer()).isEqualTo(Answer.SIDES);
        Tensor gradient = saliency(model, picture, 1);
        float[] direction = direction(gradient);
        double expected = (logit(stepped(file, "output", picture, direction, STEP)[0])
                        - logit(stepped(file, "output", picture, direction, -STEP)[0]))
                / (2 * STEP);
        assertClose(slope(gradient, direction), expected);
    }

    @Test
    void aNumberIsExplainedUpAndDown() throws IOException {
        Model model = load("cases/regression/age.onnx");
        Tensor picture = picture(model, "cases/regression/face.png");
        Explanation up = Networks.explain(model, picture, Call.DEFAULT);

        assertThat(model.answer()).isEqualTo(Answer.NUMBER);
        assertThat(up.scores().floats()).containsExactly(new float[] {40.906f, -40.906f}, within(2e-3f));
        assertThat(Probabilities.of(model, up.scores().floats())).containsOnly(Float.NaN);
        Tensor down = saliency(model, picture, 1);
        float[] risen = Networks.saliency(up).floats();
        float[] fallen = down.floats();
        for (int i = 0; i < risen.length; i++) {
            assertThat(fallen[i]).isEqualTo(-risen[i]);
        }
    }

    /** However sure it is: the logit's slope is that of the number before the sigmoid. */
    @ParameterizedTest
    @CsvSource({"sure, 22", "quite_sure, 12"})
    void aSaturatedSigmoidHasMaps(String name, float logit) throws IOException {
        Model model = load("cases/saturated_sigmoid/" + name + ".onnx");
        Tensor picture = picture(model, "cases/saturated_sigmoid/lesion.png");
        try (Explainer explainer = Explainer.open(
                model,
                List.of(
                        Methods.byName("saliency").standard(),
                        Methods.byName("grad_cam").standard()))) {
            Explanation explanation = explainer.explain(picture, Call.DEFAULT);
            assertThat(explanation.targets()).containsExactly(1);
            assertThat(explanation.scores().floats()[1]).isCloseTo(logit, within(1f));
            assertThat(MapState.of(explanation.map("saliency"))).isNotEqualTo(MapState.ZERO);
            assertThat(MapState.of(explanation.map("grad_cam"))).isNotEqualTo(MapState.ZERO);
        }
    }

    @Test
    void theSecondHeadIsChosenByName() throws IOException {
        String file = "cases/two_heads/attributes.onnx";
        Model first = load(file);
        assertThat(first.classes()).isEqualTo(2);
        assertThat(first.otherOutputs()).containsExactly("emotion");
        Model second = load(file, null, "emotion");
        Tensor picture = picture(second, "cases/two_heads/face.png");
        Tensor gradient = saliency(second, picture, 4);
        float[] direction = direction(gradient);
        double expected = (stepped(file, "emotion", picture, direction, STEP)[4]
                        - stepped(file, "emotion", picture, direction, -STEP)[4])
                / (2.0 * STEP);
        assertClose(slope(gradient, direction), expected);
        assertThatThrownBy(() -> load(file, null, "age")).hasMessage("there is no output 'age'");
    }

    @Test
    void oneLabelOfABatchHasAMapForEachImage() throws IOException {
        Model model = load("cases/multilabel_batch/chest14.onnx");
        Tensor batch = Npy.read(Shared.path("cases/multilabel_batch/batch5.npy"));
        assertThat(model.answer()).isEqualTo(Answer.LABELS);
        Tensor maps = saliency(model, batch, 3);
        for (int row = 0; row < 5; row++) {
            Tensor one = maps.rows(row, 1);
            assertThat(MapState.of(one)).isNotEqualTo(MapState.ZERO);
            TensorAssertions.assertClose("image " + row, one, saliency(model, batch.rows(row, 1), 3), 1e-5);
        }
    }

    /** Whatever an exporter puts behind the scores, the difference of two is that of logarithms of probabilities. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "argmax",
                "flat_c",
                "if_squeeze",
                "init_as_inputs",
                "local_function",
                "logsoftmax",
                "n_1_c",
                "n_c_1_1",
                "n_c_1_1_softmax",
                "temp_softmax"
            })
    void differencesOfScoresAreTheFiles(String form) throws IOException {
        String file = "cases/graph_forms/" + form + ".onnx";
        Tensor picture = Npy.read(Shared.path("cases/graph_forms/x.npy"));
        Model model = load(file);
        boolean ofProbability = model.cutOff().equals("Softmax");
        String output = OnnxReader.read(Shared.path(file)).outputs().stream()
                .filter(name -> !name.equals("label"))
                .findFirst()
                .orElseThrow();
        Tensor gradient = saliency(model.against(3), picture, 1);
        float[] direction = direction(gradient);
        List<Double> margins = new ArrayList<>();
        for (float step : new float[] {STEP, -STEP}) {
            float[] given = stepped(file, output, picture, direction, step);
            margins.add(ofProbability ? Math.log(given[1]) - Math.log(given[3]) : (double) given[1] - given[3]);
        }
        double expected = (margins.get(0) - margins.get(1)) / (2 * STEP);
        assertClose(slope(gradient, direction), expected);
    }

    @Test
    void sigmoidsThatSaturateHaveMaps() {
        Model model = load("cases/models/sigmoid_tail_saturates.onnx");
        assertThat(model.answer()).isEqualTo(Answer.LABELS);
        Tensor picture = new RandomTensors(1).normal(1, 3, 16, 16);
        for (int label = 0; label < model.classes(); label++) {
            assertThat(MapState.of(saliency(model, picture, label))).isNotEqualTo(MapState.ZERO);
        }
    }

    @Test
    void aRealNetworkWithOneSigmoidHasBothSides() {
        Model model = load("zoo/mesonet_sigmoid_nhwc.onnx");
        assertThat(model.answer()).isEqualTo(Answer.SIDES);
        Tensor picture = new RandomTensors(1).uniform(0, 1, 1, model.channels(), model.height(), model.width());
        float[] yes = saliency(model, picture, 1).floats();
        float[] no = saliency(model, picture, 0).floats();
        assertThat(MapState.of(saliency(model, picture, 1))).isNotEqualTo(MapState.ZERO);
        for (int i = 0; i < yes.length; i++) {
            assertThat(no[i]).isEqualTo(-yes[i]);
        }
    }
}
