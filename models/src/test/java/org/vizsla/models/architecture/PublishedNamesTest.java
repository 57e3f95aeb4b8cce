package org.vizsla.models.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;

/** What published checkpoints have besides, or call otherwise than, the parameters of their architecture. */
class PublishedNamesTest {
    @TempDir
    Path folder;

    private Map<String, Tensor> zeros(String name) throws IOException {
        return new LinkedHashMap<>(SlimWeights.zeros(Architectures.byName(name).shapes(Architectures.CLASSES), folder));
    }

    private static Map<String, Tensor> renamed(Map<String, Tensor> weights, UnaryOperator<String> name) {
        Map<String, Tensor> renamed = new LinkedHashMap<>();
        weights.forEach((parameter, tensor) -> renamed.put(name.apply(parameter), tensor));
        return renamed;
    }

    private static void assertRecognised(String name, Map<String, Tensor> weights) {
        assertThat(Architectures.recognise(weights))
                .extracting(Architecture::name)
                .containsExactly(name);
    }

    /** The heads of training, and tables of positions, which are computed. */
    @ParameterizedTest
    @CsvSource({
        "googlenet, aux1.fc2.weight",
        "googlenet, aux2.conv.bn.running_mean",
        "inception_v3, AuxLogits.fc.bias",
        "swin_t, features.1.0.attn.relative_position_index",
        "swin_v2_t, features.7.1.attn.relative_coords_table",
        "maxvit_t, blocks.0.layers.0.layers.grid_attention.attn_layer.1.relative_position_index",
    })
    void whatScoresDoNotDependOnIsIgnored(String name, String tensor) throws IOException {
        Map<String, Tensor> weights = zeros(name);
        weights.put(tensor, Tensor.scalar(0L));

        assertRecognised(name, weights);
        assertThat(Architectures.byName(name).build(weights).initializers()).doesNotContainKey(tensor);
    }

    @Test
    void densenetsLayersHaveTwoNames() throws IOException {
        Map<String, Tensor> old = renamed(
                zeros("densenet121"), name -> name.replaceFirst("(denselayer\\d+\\.(?:norm|conv))([12])", "$1.$2"));

        assertThat(old).containsKey("features.denseblock1.denselayer1.norm.1.running_mean");
        assertRecognised("densenet121", old);
        assertThat(Architectures.byName("densenet121").build(old).initializers())
                .containsKey("features.denseblock1.denselayer1.conv2.weight");
    }

    @Test
    void perceptronsOfTransformersHaveTwoNames() throws IOException {
        Map<String, Tensor> old = renamed(
                zeros("vit_b_32"),
                name -> name.replace(".mlp.0.", ".mlp.linear_1.").replace(".mlp.3.", ".mlp.linear_2."));

        assertThat(old).containsKey("encoder.layers.encoder_layer_0.mlp.linear_2.bias");
        assertRecognised("vit_b_32", old);
    }

    @Test
    void aTensorThatIsThereUnderBothNamesIsUnexpected() throws IOException {
        Map<String, Tensor> weights = zeros("densenet121");
        String old = "features.denseblock1.denselayer1.norm.1.weight";
        weights.put(old, Tensor.scalar(1f));

        assertThatThrownBy(() -> Architectures.byName("densenet121").build(weights))
                .isInstanceOf(VizslaException.class)
                .hasMessageContaining("unexpected " + old);
    }

    /** 12 x 12 patches and one token for the class. */
    @Test
    void positionsTellTheSizeOfImages() throws IOException {
        Architecture vit = Architectures.byName("vit_b_32");
        Map<String, Tensor> weights = zeros("vit_b_32");
        weights.put("encoder.pos_embedding", Tensor.ofFloats(Shape.of(1, 145, 768), new float[145 * 768]));
        Graph graph = vit.build(weights);

        assertThat(vit.size(weights)).isEqualTo(384);
        assertThat(graph.shape("input")).isEqualTo(Shape.batchOf(3, 384, 384));
        assertThatThrownBy(() -> vit.build(weights, 224, 224))
                .isInstanceOf(VizslaException.class)
                .hasMessage("vit_b_32 cannot take images of 224x224: input yields 224x224 where the next layer needs"
                        + " 384x384; it is made for 224x224");
    }

    @Test
    void maxVitTakesMultiples() throws IOException {
        Map<String, Tensor> weights = zeros("maxvit_t");

        assertThatThrownBy(() -> Architectures.byName("maxvit_t").build(weights, 224, 240))
                .isInstanceOf(VizslaException.class)
                .hasMessage("maxvit_t cannot take images of 224x240: blocks.0.layers.0.layers.window_attention gets"
                        + " 56x60, which is not a multiple of 7x7; it is made for 224x224");
    }
}
