package org.vizsla.explain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.explain.Small;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Value;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.suggestion.Listing;
import org.vizsla.graph.suggestion.Remedy;
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
                .hasMessage("there is no layer 'layer4' in 'fire'")
                .extracting(failure -> ((VizslaException) failure).remedy())
                .isEqualTo(Optional.of(Remedy.lookUp(Listing.LAYERS)));
        assertThatThrownBy(() -> new Layers(fire()).named("features.21"))
                .hasMessage("there is no layer 'features.21' in 'fire'")
                .extracting(failure -> ((VizslaException) failure).remedy())
                .isEqualTo(Optional.of(new Remedy.LookUp(Listing.LAYERS, List.of("features.12", "features"))));
        assertThatThrownBy(() -> new Layers(fire()).named("clasifier"))
                .extracting(failure -> ((VizslaException) failure).remedy())
                .isEqualTo(Optional.of(new Remedy.LookUp(Listing.LAYERS, List.of("classifier", "classifier.1"))));
        assertThatThrownBy(() -> new Layers(fire()).named("v11"))
                .extracting(failure -> ((VizslaException) failure).remedy())
                .isEqualTo(Optional.of(new Remedy.LookUp(Listing.LAYERS, List.of("v10", "v1"))));
    }

    @Test
    void aFeatureMapHasPlaces() {
        assertThatThrownBy(() -> new Layers(fire()).mapsOf(LayerChoice.of("v10")))
                .isInstanceOf(NotApplicableException.class)
                .hasMessage("layer 'v10' is [N, 5], neither a feature map [N, C, h, w] nor tokens [N, T, C]");
        assertThatThrownBy(() -> new Layers(fire()).one(LayerChoice.parse("v1, v2")))
                .hasMessage("this method looks at one layer, not at v1,v2");
    }

    @Test
    void aLayerIsAValueOfEachPicture() {
        GraphBuilder b = new GraphBuilder("odd");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(3, 4, 4));
        b.value(new Value("sizes", DataType.INT64, Shape.of(4)));
        b.op("Shape", x).named("sizes");
        b.value(new Value("total", DataType.FLOAT32, Shape.of()));
        b.op("ReduceSum", x).with("keepdims", 0).named("total");
        b.value(new Value("rows", DataType.FLOAT32, Shape.of(12, 4)));
        b.op("Reshape", x, b.integers(-1, 4)).named("rows");
        Layers layers = new Layers(withHead(b, x, 3));
        assertRefused(layers, "sizes", "is INT64 [4]; a layer is FLOAT32 [N, ...], computed from the image");
        assertRefused(layers, "total", "is FLOAT32 []; a layer is FLOAT32 [N, ...], computed from the image");
        assertRefused(layers, "rows", "is FLOAT32 [12, 4]; a layer is FLOAT32 [N, ...], computed from the image");
    }

    private static void assertRefused(Layers layers, String name, String why) {
        assertThatThrownBy(() -> layers.named(name))
                .isInstanceOf(NotApplicableException.class)
                .hasMessage("layer '" + name + "' " + why);
    }

    private static Model withHead(GraphBuilder b, String map, int channels) {
        String scores =
                b.op("ReduceMean", map, b.integers(2, 3)).with("keepdims", 0).named("scores");
        b.value(new Value(scores, DataType.FLOAT32, Shape.batchOf(channels)));
        return Model.of(b.output(scores).build(), Labels.numbered(channels), Optional.empty());
    }

    private static String reshaped(GraphBuilder b, String value, String name, long... sizes) {
        long[] all = new long[sizes.length + 1];
        all[0] = -1;
        System.arraycopy(sizes, 0, all, 1, sizes.length);
        b.value(new Value(name, DataType.FLOAT32, Shape.batchOf(sizes)));
        return b.op("Reshape", value, b.integers(all)).named(name);
    }

    @Test
    void axesBehindAReshapeAreKnownWhereItGivesTheShapeBack() {
        GraphBuilder b = new GraphBuilder("reshaped");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(4, 4, 4));
        String maps = relu(b, x, 4, "maps");
        String groups = reshaped(b, maps, "groups", 2, 32);
        String back = reshaped(b, groups, "back", 4, 4, 4);
        String split = reshaped(b, relu(b, back, 4, "activated"), "split", 2, 2, 4, 4);
        b.value(new Value("swapped", DataType.FLOAT32, Shape.batchOf(2, 2, 4, 4)));
        b.op("Transpose", split).with("perm", new long[] {0, 2, 1, 3, 4}).named("swapped");
        String shuffled = reshaped(b, "swapped", "shuffled", 4, 4, 4);
        String rows = reshaped(b, shuffled, "rows", 4, 16);
        b.value(new Value("tokens", DataType.FLOAT32, Shape.batchOf(16, 4)));
        b.op("Transpose", rows).with("perm", new long[] {0, 2, 1}).named("tokens");
        reshaped(b, "tokens", "rows of tokens", 4, 4, 4);
        String windows = reshaped(b, "tokens", "windows", 8, 2, 4);
        b.value(new Value("weighed", DataType.FLOAT32, Shape.batchOf(8, 2, 4)));
        b.op("Relu", windows).named("weighed");
        Layers layers = new Layers(withHead(b, shuffled, 4));
        for (String name : List.of("maps", "back", "activated", "shuffled", "rows of tokens")) {
            assertThat(layers.oneMap(LayerChoice.of(name)).places()).as(name).isEqualTo(16);
        }
        for (String name : List.of("windows", "weighed")) {
            assertThatThrownBy(() -> layers.oneMap(LayerChoice.of(name)))
                    .isInstanceOf(NotApplicableException.class)
                    .hasMessage("layer '" + name
                            + "' is [N, 8, 2, 4], whose channels and places are unknown; name another layer");
            Layer layer = layers.named(name);
            assertThat(layers.asResult(layer, new double[64]).shape()).isEqualTo(Shape.of(1, 8, 2, 4, 1));
        }
    }
}
