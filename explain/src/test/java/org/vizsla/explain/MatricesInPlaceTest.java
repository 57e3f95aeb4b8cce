package org.vizsla.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.explain.method.gradient.Saliency;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.TensorData;
import org.vizsla.graph.onnx.OnnxWriter;
import org.vizsla.graph.pass.ReadMatricesInPlace;
import org.vizsla.models.Model;
import org.vizsla.models.architecture.Architecture;
import org.vizsla.models.architecture.Architectures;
import org.vizsla.models.labels.Labels;

/** What a session is given of the explainer of a large network over tokens holds none of its weights, which are 2.5 GB for {@code vit_h_14}. */
class MatricesInPlaceTest {
    /** Computed positions and masks of windows are no weights of the file; Swin V2 has 20 MB of them. */
    private static final int POSITIONS_AND_MASKS = 24_000_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"vit_h_14", "swin_b", "swin_v2_b", "convnext_large", "maxvit_t"})
    void weightsStayInTheirFile(String name) throws IOException {
        Architecture architecture = Architectures.byName(name);
        Graph network = architecture.build(zeros(architecture.shapes(Architectures.CLASSES)));
        Model model = Model.of(network, Labels.numbered(Architectures.CLASSES), Optional.empty());

        Graph explainer =
                ExplainerGraph.compile(model, List.of(Saliency.DEFAULT)).graph();
        Graph inPlace = new ReadMatricesInPlace().apply(explainer);

        assertThat(inPlace.initializers().values())
                .extracting(Tensor::data)
                .doesNotHaveAnyElementsOfTypes(TensorData.OfTransposed.class);
        assertThat(OnnxWriter.toBytes(inPlace, folder).length).isLessThan(POSITIONS_AND_MASKS);
        assertThat(inPlace.nodes().stream()
                        .filter(node -> node.is("Transpose")
                                && inPlace.initializers()
                                        .containsKey(node.inputs().get(0))
                                && inPlace.initializers()
                                                .get(node.inputs().get(0))
                                                .shape()
                                                .rank()
                                        == 2))
                .isEmpty();
    }

    /** Weights of full size, all of which are the zeros of one sparse file. */
    private Map<String, Tensor> zeros(Map<String, Shape> shapes) throws IOException {
        Path file = folder.resolve("zeros");
        long largest = shapes.values().stream().mapToLong(Shape::elements).max().orElse(0);
        try (RandomAccessFile zeros = new RandomAccessFile(file.toFile(), "rw")) {
            zeros.setLength(4 * largest);
        }
        Map<String, Tensor> weights = new LinkedHashMap<>();
        shapes.forEach((name, shape) -> weights.put(
                name, Tensor.of(DataType.FLOAT32, shape, new TensorData.InFile(file, 0, 4 * shape.elements()))));
        return weights;
    }
}
