package org.vizsla.explain.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.explain.network.Layer;
import org.vizsla.explain.network.Layers;
import org.vizsla.explain.network.PlacedLayer;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.Model;
import org.vizsla.models.ModelLoader;
import org.vizsla.models.download.WeightsStore;
import org.vizsla.models.labels.Labels;
import org.vizsla.runtime.LearnValues;
import org.vizsla.testkit.RandomTensors;
import org.vizsla.testkit.SmallNetworks;

class ReceptiveFieldsTest {
    private static final int HEIGHT = 20;
    private static final int WIDTH = 30;
    private static final int TRIES = 4;

    @TempDir
    private Path folder = Path.of("");

    /** Writes nodes of a network. */
    private interface Written {
        String value(GraphBuilder b, String image);
    }

    /** The field of the unit of the channel 0 at a place of what nodes make of an image. */
    private static Field field(int row, int column, Written nodes) {
        GraphBuilder b = new GraphBuilder("network");
        String image = b.input("image", DataType.FLOAT32, Shape.batchOf(3, HEIGHT, WIDTH));
        String unit = b.rename(nodes.value(b, image), "unit");
        b.output(b.op("Flatten", unit).named("scores"));
        Model model = Model.of(LearnValues.apply(b.build()), Labels.numbered(3), Optional.empty());
        Layer layer = new Layers(model).named("unit");
        return new ReceptiveFields(model)
                .of(layer, row * layer.shape().length(-1 + layer.shape().rank()) + column);
    }

    private static String conv(
            GraphBuilder b, String x, int inputs, long kernel, long stride, long pad, long dilation) {
        String weights = b.constant("w", new RandomTensors(1).normal(2, inputs, kernel, kernel));
        return b.op("Conv", x, weights)
                .with("strides", new long[] {stride, stride})
                .with("pads", new long[] {pad, pad, pad, pad})
                .with("dilations", new long[] {dilation, dilation})
                .value();
    }

    @Test
    void aWindowReadsItsKernel() {
        assertThat(field(2, 5, (b, x) -> conv(b, x, 3, 3, 1, 0, 1))).isEqualTo(new Field(2, 5, 3, 3));
    }

    @Test
    void paddingIsNoPartOfTheImage() {
        assertThat(field(0, 29, (b, x) -> conv(b, x, 3, 5, 1, 2, 1))).isEqualTo(new Field(0, 27, 3, 3));
    }

    @Test
    void stridesAndDilationMultiply() {
        // The second window reads rows 2, 4 and 6 of the first, which reads 2 * 2 - 1 to 2 * 6 - 1 + 2.
        assertThat(field(2, 2, (b, x) -> conv(b, conv(b, x, 3, 3, 2, 1, 1), 2, 3, 1, 0, 2)))
                .isEqualTo(new Field(3, 3, 11, 11));
    }

    @Test
    void poolsReadTheirWindows() {
        assertThat(field(
                        1,
                        2,
                        (b, x) -> b.op("MaxPool", x)
                                .with("kernel_shape", new long[] {2, 4})
                                .with("strides", new long[] {2, 3})
                                .value()))
                .isEqualTo(new Field(2, 6, 2, 4));
    }

    @Test
    void waysOfASumAreJoined() {
        assertThat(field(
                        4,
                        4,
                        (b, x) -> b.op("Add", conv(b, x, 3, 3, 1, 1, 1), conv(b, x, 3, 7, 1, 3, 1))
                                .value()))
                .isEqualTo(new Field(1, 1, 7, 7));
    }

    @Test
    void ofJoinedChannelsOnlyTheUnitsOwnAreFollowed() {
        Written small = (b, x) -> b.op("Concat", conv(b, x, 3, 1, 1, 0, 1), conv(b, x, 3, 7, 1, 3, 1))
                .with("axis", 1)
                .value();
        assertThat(field(4, 4, small)).isEqualTo(new Field(4, 4, 1, 1));
        Written large = (b, x) -> b.op("Concat", conv(b, x, 3, 7, 1, 3, 1), conv(b, x, 3, 1, 1, 0, 1))
                .with("axis", 1)
                .value();
        assertThat(field(4, 4, large)).isEqualTo(new Field(1, 1, 7, 7));
    }

    @Test
    void axesMayComeInAnyOrder() {
        Written turned = (b, x) -> b.op("Transpose", conv(b, x, 3, 3, 1, 0, 1))
                .with("perm", new long[] {0, 1, 3, 2})
                .value();
        assertThat(field(5, 2, turned)).isEqualTo(new Field(2, 5, 3, 3));
    }

    @Test
    void placesInARowKeepTheirPlace() {
        Written tokens = (b, x) -> b.op("Reshape", conv(b, x, 3, 5, 5, 0, 1), b.integers(0, 2, 1, 24))
                .value();
        assertThat(field(0, 8, tokens)).isEqualTo(new Field(5, 10, 5, 5));
    }

    @Test
    void movedPlacesAreFollowed() {
        Written padded =
                (b, x) -> b.op("Pad", x, b.integers(0, 0, 2, 3, 0, 0, 0, 0)).value();
        assertThat(field(6, 7, padded)).isEqualTo(new Field(4, 4, 1, 1));
        assertThat(field(1, 7, padded).isEmpty())
                .as("a zero depends on nothing")
                .isTrue();
        Written cut = (b, x) -> b.op("Slice", x, b.integers(3), b.integers(99), b.integers(3), b.integers(2))
                .value();
        assertThat(field(6, 4, cut)).isEqualTo(new Field(6, 11, 1, 1));
    }

    @Test
    void aTransposedConvolutionReadsWhatReachesIt() {
        Written grown = (b, x) -> b.op("ConvTranspose", x, b.constant("w", new RandomTensors(1).normal(3, 2, 4, 4)))
                .with("strides", new long[] {2, 2})
                .with("pads", new long[] {1, 1, 1, 1})
                .value();
        // Row 7 is row 8 before the cut, to which rows 8 / 2 = 4 and 3 add; row 6 is row 7: rows 3 and 2.
        assertThat(field(7, 6, grown)).isEqualTo(new Field(3, 2, 2, 2));
    }

    @Test
    void whatMixesAllPlacesReadsTheWholeImage() {
        Field whole = new Field(0, 0, HEIGHT, WIDTH);
        assertThat(field(0, 0, (b, x) -> b.op("GlobalAveragePool", x).value())).isEqualTo(whole);
        assertThat(field(
                        0,
                        0,
                        (b, x) -> b.op(
                                        "MatMul",
                                        b.op("Flatten", x).value(),
                                        b.constant("w", new RandomTensors(1).normal(1800, 3)))
                                .value()))
                .isEqualTo(whole);
        assertThat(field(3, 3, (b, x) -> b.op("Softmax", x).with("axis", 3).value()))
                .isEqualTo(new Field(3, 0, 1, WIDTH));
    }

    /** Of AlexNet's convolutions: 11, 51, 99, 131 and 163 pixels, as kernels, strides and padding give by the formula of Araujo and others (2019). */
    @ParameterizedTest
    @CsvSource({"features.0, 11", "features.3, 51", "features.6, 99", "features.8, 131", "features.10, 163"})
    void isAsLargeAsPublished(String name, int size) {
        Model model = EmbeddedNetwork.load();
        Layers layers = new Layers(model);
        PlacedLayer map = layers.map(layers.named(name));
        int middle = map.height() / 2 * map.width() + map.width() / 2;
        Field field = new ReceptiveFields(model).of(map.layer(), map.index(3, middle));
        assertThat(field.height()).isEqualTo(size);
        assertThat(field.width()).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mini_caffe_alexnet",
                "mini_densenet",
                "mini_efficientnet",
                "mini_mobilenet_v2",
                "mini_mobilenet_v3",
                "mini_resnet",
                "mini_vgg_bn",
                "mini_vit"
            })
    void noPixelOutsideCountsAndSomeOnEachEdgeDoes(String network) throws IOException {
        String file = SmallNetworks.onnx(network, folder).toString();
        Model model = new ModelLoader(WeightsStore.of(Map.of("VIZSLA_CACHE", folder.toString()))).load(file);
        Layers layers = new Layers(model);
        ReceptiveFields fields = new ReceptiveFields(model);
        int smaller = 0;
        for (Layer layer : layers.stages(4)) {
            PlacedLayer map = layers.map(layer);
            int place = map.height() / 2 * map.width() + map.width() / 2;
            Field field = fields.of(layer, map.index(0, place));
            int[] units = IntStream.range(0, map.channels())
                    .map(channel -> map.index(channel, place))
                    .filter(unit -> fields.of(layer, unit).equals(field))
                    .toArray();
            smaller += field.height() < model.height() ? 1 : 0;
            check(model, layer, units, field);
        }
        assertThat(smaller).as("layers that see a part").isPositive();
    }

    private static void check(Model model, Layer layer, int[] units, Field field) {
        RandomTensors random = new RandomTensors(4);
        List<Masking.Pixels> edges = List.of(
                (row, column) -> row == field.top(),
                (row, column) -> row == field.top() + field.height() - 1,
                (row, column) -> column == field.left(),
                (row, column) -> column == field.left() + field.width() - 1);
        try (Masking masking = new Masking(model.graph(), model.input(), layer.value())) {
            boolean[] counted = new boolean[edges.size()];
            for (int i = 0; i < TRIES; i++) {
                Tensor image = random.normal(1, model.channels(), model.height(), model.width());
                Tensor other = random.uniform(-20, 20, 1, model.channels(), model.height(), model.width());
                float[] before = masking.values(image);
                float[] without = masking.values(Masking.masked(image, other, Masking.outside(field)));
                for (int unit : units) {
                    assertThat(without[unit])
                            .as("%s outside of %s", layer.name(), field)
                            .isEqualTo(before[unit]);
                }
                for (int edge = 0; edge < counted.length; edge++) {
                    float[] after = masking.values(Masking.masked(image, other, edges.get(edge)));
                    counted[edge] |= Arrays.stream(units).anyMatch(unit -> after[unit] != before[unit]);
                }
            }
            assertThat(counted).as("edges of %s at %s", field, layer.name()).containsOnly(true);
        }
    }
}
