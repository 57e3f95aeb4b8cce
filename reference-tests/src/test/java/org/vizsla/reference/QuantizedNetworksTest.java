package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.Target;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.graph.onnx.OnnxReader;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.models.npy.Npy;
import org.vizsla.models.onnx.ImportClassifier;
import org.vizsla.models.onnx.ImportSettings;
import org.vizsla.models.picture.PictureReader;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.runtime.Session;

/** Quantized networks, and those of half precision, beside the same networks in single precision, and what they see in photographs. */
class QuantizedNetworksTest {
    @TempDir
    Path cache;

    /** The distances that docs/decisions/0024 states, in the Euclidean norm. */
    @ParameterizedTest
    @CsvSource({
        "saliency, 0.11",
        "input_x_gradient, 0.11",
        "integrated_gradients, 0.05",
        "grad_cam, 0.02",
        "lrp_epsilon_plus, 0.035",
        "deep_lift, 0.08"
    })
    void mapsOfWholeNumbersAreCloseToThoseOfTheOriginal(String method, double distance) {
        assertThat(distance("cases/quantized_qdq", "qdq_int8", "float_original", method))
                .isLessThan(distance);
    }

    @ParameterizedTest
    @CsvSource({
        "saliency, 0.001",
        "input_x_gradient, 0.001",
        "integrated_gradients, 0.005",
        "grad_cam, 0.001",
        "lrp_epsilon_plus, 0.001",
        "deep_lift, 0.001"
    })
    void mapsOfHalvesAreCloseToThoseOfFloats(String method, double distance) {
        assertThat(distance("cases/half_precision", "fp16_keep_io", "fp32", method))
                .isLessThan(distance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"qdq_conv_gradient_is_silently_zero", "float16_throughout", "float16_output"})
    void noGradientIsSilentlyZero(String name) {
        Model model = Networks.load(Shared.path("cases/models/" + name + ".onnx"), null, cache);
        assertThat(map(model, ramp(), "saliency", 1)).isNotEqualTo(new float[3 * 16 * 16]);
    }

    private static Tensor ramp() {
        float[] image = new float[3 * 16 * 16];
        for (int i = 0; i < image.length; i++) {
            image[i] = (float) Math.sin(0.7 * i);
        }
        return Tensor.ofFloats(Shape.of(1, 3, 16, 16), image);
    }

    /** {@code ConvInteger} and {@code MatMulInteger} beside the network of real numbers that they were made from. */
    @ParameterizedTest
    @CsvSource({"saliency, 0.1", "lrp_epsilon_plus, 0.035", "deep_lift, 0.08"})
    void layersOfWholeNumbersHaveTheMapsOfTheOriginal(String method, double distance) {
        Model quantized = Networks.load(Shared.path("zoo/mnist_convinteger.onnx"), null, cache);
        Model original = Networks.load(Shared.path("zoo/mnist_cntk_opset8.onnx"), null, cache);
        Tensor image = seven();
        assertThat(top(quantized, image)).isEqualTo(7);
        assertThat(top(original, image)).isEqualTo(7);
        assertThat(apart(map(quantized, image, method, 7), map(original, image, method, 7)))
                .isLessThan(distance);
    }

    /** Two strokes, 3 wide; so dark that no layer leaves the range -5.7 to 7.1 of the quantized network. */
    private static Tensor seven() {
        float[] image = new float[28 * 28];
        for (int i = 0; i < 14; i++) {
            for (int w = 0; w < 3; w++) {
                image[(6 + w) * 28 + 7 + i] = 0.5f;
                image[(7 + i) * 28 + 18 - i / 2 + w] = 0.5f;
            }
        }
        return Tensor.ofFloats(Shape.of(1, 1, 28, 28), image);
    }

    @Test
    void anImagenetNetworkOfWholeNumbersNamesPhotographs() {
        Model model = Networks.load(Shared.path("zoo/mobilenet_v2_imagenet_qdq.onnx"), null, cache);
        assertThat(right(model, model.preprocessing())).isGreaterThanOrEqualTo(21);
    }

    /** It was trained by Caffe, which its producer tells: levels of blue, green and red, less their means. */
    @Test
    void anImagenetNetworkOfHalvesNamesPhotographs() {
        Model model = Networks.load(Shared.path("zoo/squeezenet_imagenet_fp16.onnx"), null, cache);
        assertThat(right(model, model.preprocessing())).isGreaterThanOrEqualTo(17);
    }

    private static double distance(String folder, String network, String original, String method) {
        Tensor image = Npy.read(Shared.path(folder + "/x.npy"));
        return apart(
                map(sized(folder, network, image), image, method, 0),
                map(sized(folder, original, image), image, method, 0));
    }

    /** How far a map is from that of the original, in the Euclidean norm. */
    private static double apart(float[] found, float[] expected) {
        double apart = 0;
        double length = 0;
        for (int i = 0; i < expected.length; i++) {
            apart += Math.pow((double) found[i] - expected[i], 2);
            length += Math.pow(expected[i], 2);
        }
        return Math.sqrt(apart / length);
    }

    /** The network of a file, for images of this size. */
    private static Model sized(String folder, String network, Tensor image) {
        long[] sizes = image.shape().sizes();
        Path file = Shared.path(folder + "/" + network + ".onnx");
        Graph raw = OnnxReader.read(file);
        Value input = raw.inputs().iterator().next();
        GraphBuilder sized = raw.toBuilder();
        sized.input(input.name(), input.type(), Shape.batchOf(sizes[1], sizes[2], sizes[3]));
        Graph graph = new ImportClassifier(ImportSettings.DEFAULT)
                .apply(sized.build())
                .graph();
        return Model.of(graph, Labels.numbered(5), Optional.of(file));
    }

    private static float[] map(Model model, Tensor image, String method, int target) {
        try (Explainer explainer =
                Explainer.open(model, Methods.choose(List.of(method), Map.of(), ""), ExplainerSettings.DEFAULT)) {
            return explainer
                    .explain(image, Call.DEFAULT.withTargets(List.of(Target.of(target))))
                    .map(method)
                    .floats();
        }
    }

    private static int right(Model model, Preprocessing preprocessing) {
        int right = 0;
        for (Path photograph : Shared.files("images/imagenet", ".jpg")) {
            Tensor image = preprocessing.apply(PictureReader.read(photograph));
            int index = top(model, image);
            right += photograph.getFileName().toString().startsWith(String.format("%03d_", index)) ? 1 : 0;
        }
        return right;
    }

    private static int top(Model model, Tensor image) {
        float[] scores = Session.runOnce(model.graph(), Map.of(model.input(), image))
                .get(model.scores())
                .floats();
        return IntStream.range(0, scores.length)
                .boxed()
                .max((a, b) -> Float.compare(scores[a], scores[b]))
                .orElseThrow();
    }
}
