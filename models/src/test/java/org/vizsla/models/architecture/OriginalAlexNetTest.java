package org.vizsla.models.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.runtime.Session;

/** The network of the paper, layer by layer: "ImageNet Classification with Deep Convolutional Neural Networks", section 3. */
class OriginalAlexNetTest {
    @TempDir
    Path folder;

    private Graph graph(String name) throws IOException {
        Architecture architecture = Architectures.byName(name);
        return architecture.build(SlimWeights.zeros(architecture.shapes(1000), folder));
    }

    @Test
    void layersAreThePapers() throws IOException {
        List<String> layers = graph("alexnet_original").nodes().stream()
                .map(node -> node.operator() + " " + node.name())
                .toList();

        assertThat(layers)
                .containsExactly(
                        "Conv conv1",
                        "Relu relu1",
                        "LRN norm1",
                        "MaxPool pool1",
                        "Conv conv2",
                        "Relu relu2",
                        "LRN norm2",
                        "MaxPool pool2",
                        "Conv conv3",
                        "Relu relu3",
                        "Conv conv4",
                        "Relu relu4",
                        "Conv conv5",
                        "Relu relu5",
                        "MaxPool pool5",
                        "Flatten flatten",
                        "Gemm fc6",
                        "Relu relu6",
                        "Gemm fc7",
                        "Relu relu7",
                        "Gemm fc8");
    }

    @ParameterizedTest
    @CsvSource({"conv1, 1, 55", "conv2, 2, 27", "conv3, 1, 13", "conv4, 2, 13", "conv5, 2, 13"})
    void convolutionsOfTwoTowersHaveTwoGroups(String layer, int groups, int side) throws IOException {
        Graph graph = graph("alexnet_original");
        Node node = node(graph, layer);

        assertThat(node.integer("group", 1)).isEqualTo(groups);
        assertThat(graph.shape(layer)).extracting(shape -> shape.size(3)).isEqualTo((long) side);
    }

    /** k = 2, n = 5, alpha = 1e-4 on the sum, which is 5e-4 on the mean; Caffe's own: k = 1, alpha = 1e-4 on the mean. */
    @ParameterizedTest
    @CsvSource({"alexnet_original, 5e-4, 2", "alexnet_caffe, 1e-4, 1"})
    void responsesAreNormalized(String name, float alpha, float bias) throws IOException {
        for (String layer : List.of("norm1", "norm2")) {
            Node node = node(graph(name), layer);

            assertThat(node.integer("size", 0)).isEqualTo(5);
            assertThat(node.real("alpha", 0)).isEqualTo(alpha);
            assertThat(node.real("beta", 0)).isEqualTo(0.75f);
            assertThat(node.real("bias", 0)).isEqualTo(bias);
        }
    }

    @Test
    void itRunsAtFullSize() throws IOException {
        Tensor logits = Session.runOnce(graph("alexnet_original"), Map.of("input", SlimWeights.pictures(1, 227)))
                .get("logits");

        assertThat(logits.shape()).isEqualTo(Shape.of(1, 1000));
    }

    @Test
    void itTakesPicturesOf227() throws IOException {
        Architecture architecture = Architectures.byName("alexnet_original");
        Map<String, Tensor> weights = SlimWeights.zeros(architecture.shapes(1000), folder);

        assertThatThrownBy(() -> architecture.build(weights, 300, 227))
                .isInstanceOf(VizslaException.class)
                .hasMessage("alexnet_original cannot take images of 300x227: pool5 yields 8x6 where the next layer"
                        + " needs 6x6; it is made for 227x227");
    }

    private static Node node(Graph graph, String name) {
        return graph.nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
