package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.Value;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.onnx.OnnxReader;
import org.vizsla.graph.pass.CutLabels;
import org.vizsla.models.answer.Answer;
import org.vizsla.models.onnx.ImportClassifier;
import org.vizsla.models.onnx.ImportSettings;
import org.vizsla.models.onnx.ImportedGraph;
import org.vizsla.runtime.Session;

/** What the import makes of strangers' files scores as the files do themselves in ONNX Runtime, whatever operator set and operators they are of. */
@Execution(ExecutionMode.SAME_THREAD)
class ImportedFilesTest {
    private static final double ROUNDING = 1e-3;

    /** Of the largest score, where values are quantized: a step may be taken the other way. */
    private static final double STEPS = 0.05;

    /** Much larger than others of the same exporter. */
    private static final List<String> LARGE = List.of(
            "light_bvlc_alexnet.onnx",
            "light_densenet121.onnx",
            "light_inception_v1.onnx",
            "light_inception_v2.onnx",
            "light_resnet50.onnx",
            "light_vgg19.onnx",
            "light_zfnet512.onnx",
            "many_large_activations.onnx");

    /** Half-precision scores, which cannot be read as they are. */
    private static final String HALF = "float16_output.onnx";

    static Stream<Path> files() {
        return Stream.of(
                        "zoo", "onnx", "cases/models", "cases/graph_forms", "cases/custom_vision", "cases/fixed_batch4")
                .flatMap(folder -> Shared.files(folder, ".onnx").stream())
                .filter(file -> !LARGE.contains(file.getFileName().toString()))
                .filter(file -> !file.endsWith(HALF))
                .filter(ImportedFilesTest::takesRealImages);
    }

    /** Whether its one input is FLOAT32 of four axes, so that the same images can be given to the file and to what is made of it. */
    private static boolean takesRealImages(Path file) {
        List<Value> inputs = List.copyOf(OnnxReader.read(file).inputs());
        Value first = inputs.get(0);
        Shape shape = first.shape();
        return inputs.size() == 1 && first.type() == DataType.FLOAT32 && shape != null && shape.rank() == 4;
    }

    @ParameterizedTest
    @MethodSource("files")
    void scoreAsTheyDoThemselves(Path file) {
        Graph raw = new CutLabels().apply(OnnxReader.read(file));
        ImportedGraph imported;
        try {
            imported = new ImportClassifier(ImportSettings.DEFAULT.keepingSoftmax()).apply(raw);
        } catch (VizslaException refused) {
            assertThat(refused).hasMessageContaining("Vizsla explains classifiers");
            return;
        }
        Graph graph = imported.graph();
        Value input = Objects.requireNonNull(graph.value(imported.input()));
        Value own = raw.inputs().iterator().next();
        Tensor images = images(Objects.requireNonNull(input.shape()), Objects.requireNonNull(own.shape()));
        Tensors expected = Session.runOnce(raw, Map.of(own.name(), turned(images, input.name(), own)));
        float[] scores = Session.runOnce(graph, Map.of(imported.input(), images))
                .get(imported.scores())
                .floats();
        boolean quantized =
                raw.nodes().stream().anyMatch(node -> node.operator().contains("Quantize"));
        double nearest = raw.outputs().stream()
                .map(expected::get)
                .filter(result -> result.type() == DataType.FLOAT32)
                .mapToDouble(result -> distance(result.floats(), ofItsOwn(scores, result, imported.answer())))
                .min()
                .orElseThrow();
        assertThat(nearest).isLessThan(quantized ? STEPS : ROUNDING);
    }

    /** As many images as the file takes, two where that is open. */
    private static Tensor images(Shape shape, Shape own) {
        long[] sizes = shape.sizes();
        sizes[0] = own.size(0) != Shape.UNKNOWN ? own.size(0) : sizes[0] == Shape.UNKNOWN ? 1 : sizes[0];
        SplittableRandom random = new SplittableRandom(7);
        float[] values = new float[Math.toIntExact(Shape.of(sizes).elements())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return Tensor.ofFloats(Shape.of(sizes), values);
    }

    /** With channels last, where the file takes them so. */
    private static Tensor turned(Tensor images, String input, Value own) {
        if (input.equals(own.name())) {
            return images;
        }
        long[] sizes = images.shape().sizes();
        int channels = (int) sizes[1];
        int places = (int) (sizes[2] * sizes[3]);
        float[] first = images.floats();
        float[] last = new float[first.length];
        for (int i = 0; i < first.length; i++) {
            int image = i / (channels * places);
            int channel = i / places % channels;
            last[(image * places + i % places) * channels + channel] = first[i];
        }
        return Tensor.ofFloats(Shape.of(sizes[0], sizes[2], sizes[3], sizes[1]), last);
    }

    /** Without the other side that is added to a single score: yes is the second of two sides, and a number is the first of up and down. */
    private static float[] ofItsOwn(float[] scores, Tensor result, Answer answer) {
        if (scores.length != 2 * result.elements()) {
            return scores;
        }
        float[] own = new float[scores.length / 2];
        for (int i = 0; i < own.length; i++) {
            own[i] = scores[2 * i + (answer == Answer.SIDES ? 1 : 0)];
        }
        return own;
    }

    private static double distance(float[] expected, float[] actual) {
        double largest = 1e-6;
        double distance = 0;
        for (int i = 0; i < Math.min(expected.length, actual.length); i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            distance = Math.max(distance, Math.abs(expected[i] - actual[i]));
        }
        return expected.length == actual.length ? distance / largest : Double.POSITIVE_INFINITY;
    }
}
