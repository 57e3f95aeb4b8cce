package org.vizsla.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Value;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.testkit.RandomTensors;

class LayersTest {
    @TempDir
    Path folder;

    /** The last feature map before the head, and the operator that makes it. */
    @ParameterizedTest
    @CsvSource({
        "mini_caffe_alexnet, MaxPool",
        "mini_densenet, Relu",
        "mini_efficientnet, Mul",
        "mini_mobilenet_v2, Clip",
        "mini_mobilenet_v3, HardSwish",
        "mini_resnet, Relu",
        "mini_vgg_bn, MaxPool"
    })
    void choosesTheLastFeatureMap(String network, String operator) {
        Model model = Small.network(network, folder);
        Layers layers = new Layers(model);
        Layer layer = layers.automatic();
        Node node = Objects.requireNonNull(model.graph().producer(layer.value()));
        assertThat(node.operator()).isEqualTo(operator);
        assertThat(layer.isMap()).isTrue();
        assertThat(layers.map(layer).places()).isGreaterThan(1);
        assertThat(layers.named(layer.name())).isEqualTo(layer);
    }

    /** A fire module with names of weights alone, as older exporters write them, and class maps behind it that the head averages. */
    private static Model fire() {
        GraphBuilder b = new GraphBuilder("fire");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(3, 4, 4));
        String squeezed = conv(b, "features.12.squeeze", x, 3, 2, "v1");
        String one = relu(b, conv(b, "features.12.expand1x1", squeezed, 2, 4, "v2"), 4, "v3");
        String three = relu(b, conv(b, "features.12.expand3x3", squeezed, 2, 4, "v4"), 4, "v5");
        String both = b.op("Concat", one, three).with("axis", 1).named("v6");
        b.value(new Value(both, DataType.FLOAT32, Shape.batchOf(8, 4, 4)));
        String maps = relu(b, conv(b, "classifier.1", both, 8, 5, "v7"), 5, "v8");
        String mean = b.op("GlobalAveragePool", maps).named("v9");
        b.value(new Value(mean, DataType.FLOAT32, Shape.batchOf(5, 1, 1)));
        String scores = b.op("Flatten", mean).named("v10");
        b.value(new Value(scores, DataType.FLOAT32, Shape.batchOf(5)));
        return Model.of(b.output(scores).build(), Labels.numbered(5), Optional.empty());
    }

    private static String conv(GraphBuilder b, String module, String x, int from, int to, String value) {
        String weight = b.initializer(module + ".weight", new RandomTensors(1).normal(to, from, 1, 1));
        String bias = b.initializer(module + ".bias", new RandomTensors(2).normal(to));
        b.value(new Value(value, DataType.FLOAT32, Shape.batchOf(to, 4, 4)));
        return b.op("Conv", x, weight, bias).named(value);
    }

    private static String relu(GraphBuilder b, String x, int channels, String value) {
        b.value(new Value(value, DataType.FLOAT32, Shape.batchOf(channels, 4, 4)));
        return b.op("Relu", x).named(value);
    }

    @Test
    void findsModulesByTheNamesOfTheirWeights() {
        Layers layers = new Layers(fire());
        assertThat(layers.named("features.12").value()).isEqualTo("v6");
        assertThat(layers.named("features.12.squeeze").value()).isEqualTo("v1");
        assertThat(layers.named("features.12.expand3x3").value()).isEqualTo("v4");
        assertThat(layers.named("v3").value()).isEqualTo("v3");
    }

    @Test
    void passesOverMapsOfTheClasses() {
        assertThat(new Layers(fire()).automatic()).isEqualTo(new Layer("features.12", "v6", Shape.batchOf(8, 4, 4)));
    }

    @Test
    void namesTheNearestLayersWhereOneIsMissing() {
        assertThatThrownBy(() -> new Layers(fire()).named("layer4"))
                .isInstanceOf(VizslaException.class)
                .hasMessage("there is no layer 'layer4' in 'fire'; 'vizsla inspect MODEL --layers' lists all");
        assertThatThrownBy(() -> new Layers(fire()).named("features.21"))
                .hasMessage(
                        "there is no layer 'features.21' in 'fire'; did you mean features, features.12? 'vizsla inspect"
                                + " MODEL --layers' lists all");
        assertThatThrownBy(() -> new Layers(fire()).named("clasifier"))
                .hasMessageContaining("'; did you mean classifier, classifier.1? 'vizsla ");
        assertThatThrownBy(() -> new Layers(fire()).named("v11"))
                .hasMessageContaining("'; did you mean v10, v1? 'vizsla ");
    }

    @Test
    void aFeatureMapHasPlaces() {
        assertThatThrownBy(() -> new Layers(fire()).mapsOf(LayerChoice.of("v10")))
                .isInstanceOf(NotApplicableException.class)
                .hasMessage("layer 'v10' is [N, 5], neither a feature map [N, C, h, w] nor tokens [N, T, C]");
        assertThatThrownBy(() -> new Layers(fire()).one(LayerChoice.parse("v1, v2")))
                .hasMessage("this method looks at one layer, not at v1,v2");
    }
}
