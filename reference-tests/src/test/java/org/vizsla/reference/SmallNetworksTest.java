package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explanation;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.onnx.OnnxReader;
import org.vizsla.graph.onnx.OnnxWriter;
import org.vizsla.models.Model;
import org.vizsla.models.ModelRequest;
import org.vizsla.runtime.Session;
import org.vizsla.testkit.SmallNetworks;
import org.vizsla.testkit.TensorAssertions;

/** Exported networks of many families and operator sets against PyTorch. */
class SmallNetworksTest {
    /** The stored gradient of this one, which ends in a softmax, is that of the probability. */
    private static final String OF_PROBABILITY = "mini_caffe_alexnet";

    @TempDir
    Path folder;

    static List<String> names() {
        return Shared.files("onnx", ".onnx").stream()
                .map(file -> file.getFileName().toString().replace(".onnx", ""))
                .toList();
    }

    @Test
    void theTestkitHasThemAll() throws IOException {
        assertThat(names()).containsExactlyElementsOf(SmallNetworks.NAMES);
        for (String name : names()) {
            assertThat(SmallNetworks.onnx(name, folder)).hasSameBinaryContentAs(Shared.path("onnx/" + name + ".onnx"));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void outputAndGradientArePyTorchs(String name) {
        Tensors expected = Shared.tensors("onnx/" + name + ".safetensors");
        String file = Shared.path("onnx/" + name + ".onnx").toString();
        Model model = Networks.load(new ModelRequest(file, null, null, null, name.equals(OF_PROBABILITY)), folder);
        List<Integer> targets = Arrays.stream(expected.get("targets").longs())
                .mapToObj(Math::toIntExact)
                .toList();
        Explanation explanation = Networks.explain(model, expected.get("input"), Call.ofClasses(targets));

        TensorAssertions.assertClose("output", explanation.scores(), expected.get("output"), 1e-4);
        TensorAssertions.assertClose(
                "input_gradient", Networks.saliency(explanation), expected.get("input_gradient"), 1e-4);
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatIsWrittenBackMeansTheSame(String name) throws IOException {
        Path original = Shared.path("onnx/" + name + ".onnx");
        Graph graph = OnnxReader.read(original);
        Path copy = Files.write(folder.resolve("copy.onnx"), OnnxWriter.toBytes(graph));
        Graph again = OnnxReader.read(copy);
        String input = graph.inputs().iterator().next().name();
        Map<String, Tensor> feeds =
                Map.of(input, Shared.tensors("onnx/" + name + ".safetensors").get("input"));

        assertThat(again).hasToString(graph.toString());
        Tensors expected = Session.runOnce(graph, feeds);
        Session.runOnce(again, feeds)
                .byName()
                .forEach((output, tensor) -> assertThat(tensor.floats())
                        .as(output)
                        .isEqualTo(expected.get(output).floats()));
    }
}
