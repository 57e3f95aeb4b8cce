package org.vizsla.explain.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.explain.Small;
import org.vizsla.explain.field.Field;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.LearnValues;

class UnitTest {
    /** An image of one channel, 3 x 4, with the numbers from 1 to 12. */
    static final Tensor COUNTED = Tensor.ofFloats(Shape.of(1, 1, 3, 4), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);

    /** Writes nodes of a network. */
    private interface Written {
        String value(GraphBuilder b, String image);
    }

    /** The unit of the value that nodes make of the counted image. */
    private static Unit counted(int channel, int y, int x, Written nodes) {
        GraphBuilder b = new GraphBuilder("network");
        String image = b.input("image", DataType.FLOAT32, Shape.batchOf(1, 3, 4));
        String value = b.rename(nodes.value(b, image), "unit");
        b.output(b.op("Flatten", value).named("scores"));
        Model model = Model.of(LearnValues.apply(b.build()), Labels.numbered(3), Optional.empty());
        try (Units units = Units.open(model, Small.ONE_THREAD)) {
            return units.unit("unit", channel, y, x, COUNTED, Cancellation.NEVER);
        }
    }

    private static String constant(GraphBuilder b, Shape shape, float... values) {
        return b.constant("c", Tensor.ofFloats(shape, values));
    }

    static String filters(GraphBuilder b, String image) {
        // The second filter is the difference between right and left, the third one the middle.
        String weights = constant(
                b,
                Shape.of(3, 1, 3, 3),
                1,
                1,
                1,
                1,
                1,
                1,
                1,
                1,
                1,
                0,
                0,
                0,
                -1,
                0,
                1,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                1,
                0,
                0,
                0,
                0);
        return b.op("Conv", image, weights, constant(b, Shape.of(3), 0.5f, -3, 0))
                .with("pads", new long[] {1, 1, 1, 1})
                .value();
    }

    @Test
    void aConvolutionIsItsProductsAndItsBias() {
        Unit unit = counted(1, 1, 2, (b, x) -> b.op("Relu", filters(b, x)).value());
        Terms terms = unit.terms().orElseThrow();
        assertThat(terms.patch().floats()).containsExactly(2, 3, 4, 6, 7, 8, 10, 11, 12);
        assertThat(terms.kernel().orElseThrow().floats()).containsExactly(0, 0, 0, -1, 0, 1, 0, 0, 0);
        assertThat(terms.input()).isEqualTo("image");
        assertThat(List.of(terms.top(), terms.left())).containsExactly(0, 1);
        assertThat(terms.bias()).isEqualTo(-3);
        assertThat(terms.sum()).isEqualTo(8 - 6 - 3);
        assertThat(unit.value()).isZero();
        assertThat(unit.operator()).isEqualTo("Conv");
        assertThat(unit.after()).containsExactly("Relu");
        assertThat(unit.field()).isEqualTo(new Field(0, 1, 3, 3));
        assertThat(unit.words()).isEqualTo("0 = relu(2.00 + bias -3.00)");
    }

    @Test
    void paddingIsZero() {
        Terms terms = counted(0, 0, 0, UnitTest::filters).terms().orElseThrow();
        assertThat(terms.patch().floats()).containsExactly(0, 0, 0, 0, 1, 2, 0, 5, 6);
        assertThat(List.of(terms.top(), terms.left())).containsExactly(-1, -1);
        assertThat(terms.sum()).isEqualTo(14.5);
    }

    /** Scale 2 and shift 1 - 3 * 2 = -5, of a variance of 4 and a weight of 4. */
    @Test
    void aNormalizationByConstantsIsPartOfTheKernel() {
        Unit unit = counted(0, 1, 1, (b, x) -> {
            String weights = constant(b, Shape.of(1, 1, 1, 1), 3);
            String conv = b.op("Conv", x, weights, constant(b, Shape.of(1), 10)).value();
            return b.op(
                            "BatchNormalization",
                            conv,
                            constant(b, Shape.of(1), 4),
                            constant(b, Shape.of(1), 1),
                            constant(b, Shape.of(1), 3),
                            constant(b, Shape.of(1), 4))
                    .with("epsilon", 0f)
                    .value();
        });
        Terms terms = unit.terms().orElseThrow();
        assertThat(terms.kernel().orElseThrow().floats()).containsExactly(6);
        assertThat(terms.bias()).isEqualTo(2 * 10 - 5);
        assertThat(terms.sum()).isEqualTo(6 * 6 + 15);
        assertThat(unit.value()).isEqualTo(51);
        assertThat(unit.operator()).isEqualTo("Conv");
        assertThat(unit.words()).isEqualTo("51.0 = 36.0 + bias 15.0");
    }

    @Test
    void aScaledPoolIsExplainedByItsScale() {
        Unit unit = counted(0, 0, 1, (b, x) -> {
            String pool =
                    b.op("MaxPool", x).with("kernel_shape", new long[] {2, 2}).value();
            return b.op("Sub", constant(b, Shape.of(1, 1, 1), 9), pool).value();
        });
        assertThat(unit.operator()).isEqualTo("Sub");
        assertThat(unit.terms().orElseThrow().patch().floats()).containsExactly(7);
        assertThat(unit.terms().orElseThrow().kernel().orElseThrow().floats()).containsExactly(-1);
        assertThat(unit.words()).isEqualTo("2.00 = -7.00 + bias 9.00");
    }

    @Test
    void aPoolIsOfTheValuesInItsWindow() {
        Unit largest = counted(
                0,
                0,
                1,
                (b, x) -> b.op("MaxPool", x)
                        .with("kernel_shape", new long[] {2, 3})
                        .with("pads", new long[] {0, 0, 0, 1})
                        .value());
        assertThat(largest.value()).isEqualTo(8);
        assertThat(largest.words()).isEqualTo("8.00 = largest of 6 values");
        Unit atBorder = counted(
                0,
                0,
                2,
                (b, x) -> b.op("AveragePool", x)
                        .with("kernel_shape", new long[] {2, 3})
                        .with("pads", new long[] {0, 0, 0, 1})
                        .value());
        assertThat(atBorder.terms().orElseThrow().patch().floats()).containsExactly(3, 4, Float.NaN, 7, 8, Float.NaN);
        assertThat(atBorder.terms().orElseThrow().sum()).isEqualTo(5.5).isEqualTo(atBorder.value());
        assertThat(atBorder.words()).isEqualTo("5.50 = average of 4 values");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void anAverageCountsPaddingButNotWhatIsBehindIt(int ceil) {
        Unit corner = counted(
                0,
                1,
                1,
                (b, x) -> b.op("AveragePool", x)
                        .with("kernel_shape", new long[] {2, 3})
                        .with("strides", new long[] {2, 2 + ceil})
                        .with("pads", new long[] {0, 0, 1, 1})
                        .with("count_include_pad", 1)
                        .with("ceil_mode", ceil)
                        .value());
        assertThat(corner.terms().orElseThrow().sum()).isCloseTo(corner.value(), within(1e-6));
    }

    @Test
    void aPoolOverAllPlacesIsOfAllOfThem() {
        Unit mean = counted(0, 0, 0, (b, x) -> b.op("GlobalAveragePool", x).value());
        assertThat(mean.terms().orElseThrow().patch().shape()).isEqualTo(Shape.of(1, 3, 4));
        assertThat(mean.words()).isEqualTo("6.50 = average of 12 values");
        Unit reduced = counted(
                0,
                0,
                0,
                (b, x) -> b.op("ReduceMax", x, b.integers(2, 3))
                        .with("keepdims", 1)
                        .value());
        assertThat(reduced.words()).isEqualTo("12.0 = largest of 12 values");
        assertThat(reduced.terms().orElseThrow().sum()).isEqualTo(12);
    }

    @Test
    void aDenseLayerReadsTheMapInFrontOfIt() {
        Unit unit = counted(1, 0, 0, (b, x) -> {
            String row = b.op(
                            "Flatten",
                            b.op("MaxPool", x)
                                    .with("kernel_shape", new long[] {2, 3})
                                    .value())
                    .value();
            String matrix = constant(b, Shape.of(2, 4), 1, 1, 1, 1, 1, 0, 0, -2);
            return b.op("Gemm", row, matrix, constant(b, Shape.of(2), 0, 3))
                    .with("transB", 1)
                    .with("alpha", 0.5f)
                    .value();
        });
        Terms terms = unit.terms().orElseThrow();
        assertThat(terms.patch().shape()).isEqualTo(Shape.of(1, 2, 2));
        assertThat(terms.patch().floats()).containsExactly(7, 8, 11, 12);
        assertThat(terms.kernel().orElseThrow().floats()).containsExactly(0.5f, 0, 0, -1);
        assertThat(unit.value()).isEqualTo(3.5 - 12 + 3);
        assertThat(unit.words()).isEqualTo("-5.50 = -8.50 + bias 3.00");
    }

    /** Dilated by 2, in two groups of one channel each, of channels that are x and 10 x. */
    @Test
    void groupsReadTheirOwnChannels() {
        Unit unit = counted(1, 0, 1, (b, x) -> {
            String both = b.op(
                            "Concat",
                            x,
                            b.op("Mul", x, constant(b, Shape.of(1), 10)).value())
                    .with("axis", 1)
                    .value();
            String weights = constant(b, Shape.of(2, 1, 2, 2), 1, 1, 1, 1, 1, 2, 3, 4);
            return b.op("Conv", both, weights)
                    .with("group", 2)
                    .with("dilations", new long[] {2, 2})
                    .value();
        });
        Terms terms = unit.terms().orElseThrow();
        assertThat(terms.channels()).containsExactly(1);
        assertThat(terms.patch().floats()).containsExactly(20, 40, 100, 120);
        assertThat(List.of(terms.down(), terms.along())).containsExactly(2, 2);
        assertThat(unit.value()).isEqualTo(20 + 80 + 300 + 480);
    }

    @Test
    void joinedChannelsAreExplainedByTheirOwnPart() {
        Written joined = (b, x) -> {
            String pool =
                    b.op("MaxPool", x).with("kernel_shape", new long[] {1, 1}).value();
            return b.op("Concat", pool, b.op("Relu", filters(b, x)).value())
                    .with("axis", 1)
                    .value();
        };
        assertThat(counted(0, 1, 2, joined).words()).isEqualTo("7.00 = largest of 1 value");
        assertThat(counted(2, 1, 2, joined).words()).isEqualTo("0 = relu(2.00 + bias -3.00)");
        assertThat(counted(3, 1, 2, joined).words()).isEqualTo("7.00 = relu(7.00)");
    }

    @Test
    void turnedAxesAreFollowed() {
        Unit unit = counted(
                2,
                1,
                2,
                (b, x) -> b.op("Transpose", filters(b, x))
                        .with("perm", new long[] {0, 2, 3, 1})
                        .value());
        assertThat(unit.value()).isEqualTo(7);
        assertThat(unit.terms().orElseThrow().patch().floats()).containsExactly(2, 3, 4, 6, 7, 8, 10, 11, 12);
    }

    /** Of the sum of x and the convolution in its middle, both 7, and of a gate that is the same for all places. */
    @Test
    void aJoinNamesWhatItJoins() {
        Unit sum = counted(
                2,
                1,
                2,
                (b, x) -> b.op(
                                "Relu",
                                b.op(
                                                "Add",
                                                filters(b, x),
                                                b.rename(b.op("Sin", x).value(), "wave"))
                                        .value())
                        .value());
        assertThat(sum.terms()).isEmpty();
        assertThat(sum.operator()).isEqualTo("Add");
        assertThat(sum.words()).startsWith("7.66 = relu(7.00 of ").endsWith(" + 0.66 of wave)");
        Unit gated = counted(0, 0, 1, (b, x) -> {
            String gate = b.rename(b.op("GlobalMaxPool", x).value(), "gate");
            return b.op("Mul", x, gate).value();
        });
        assertThat(gated.words()).isEqualTo("24.0 = 2.0 of image × 12.0 of gate");
    }

    @Test
    void quantizedValuesAreRounded() {
        Unit unit = counted(0, 1, 2, (b, x) -> {
            String weights = constant(b, Shape.of(1, 1, 1, 1), 1.1f);
            String scale = constant(b, Shape.of(), 0.5f);
            String conv = b.op("Conv", x, weights).value();
            String quantized = b.op("QuantizeLinear", conv, scale).value();
            return b.op("DequantizeLinear", quantized, scale).value();
        });
        assertThat(unit.words()).isEqualTo("7.50 = quantize(7.70)");
    }

    @Test
    void whatHasNoSuchArithmeticSaysSo() {
        Unit unit = counted(
                0,
                1,
                1,
                (b, x) -> b.op("LRN", b.op("Relu", x).value())
                        .with("size", 1)
                        .with("alpha", 1e-9f)
                        .value());
        assertThat(unit.terms()).isEmpty();
        assertThat(unit.operator()).isEqualTo("LRN");
        assertThat(unit.value()).isEqualTo(6);
        assertThat(unit.words()).isEqualTo("6.00 = lrn(…)");
    }
}
