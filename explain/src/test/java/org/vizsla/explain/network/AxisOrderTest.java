package org.vizsla.explain.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.testkit.RandomTensors;

/** Orders of axes in networks whose order is lost behind a reshaped map {@code [N, 4, 6, 8]}: {@code merged} holds the same elements in other axes. */
class AxisOrderTest {
    private static final AxisOrder FIRST = new AxisOrder(List.of(0, 1, 2, 3));
    private static final AxisOrder LAST = new AxisOrder(List.of(0, 2, 3, 1));

    private final GraphBuilder b = new GraphBuilder("pooled");

    /** The image, 12 x 16, its map, and the map's elements in other axes, whose order nothing before it tells. */
    private String merged(long... sizes) {
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(3, 12, 16));
        String kernels = b.initializer("kernels", new RandomTensors(1).normal(4, 3, 2, 2));
        known(b.op("Conv", x, kernels).with("strides", new long[] {2, 2}).named("map"), 4, 6, 8);
        long[] all = new long[sizes.length + 1];
        System.arraycopy(sizes, 0, all, 1, sizes.length);
        return known(b.op("Reshape", "map", b.integers(all)).named("merged"), sizes);
    }

    private String known(String value, long... sizes) {
        b.value(new Value(value, DataType.FLOAT32, Shape.batchOf(sizes)));
        return value;
    }

    private String turned(String value, String name, String order, long... sizes) {
        long[] perm = order.chars().mapToLong(digit -> digit - '0').toArray();
        return known(b.op("Transpose", value).with("perm", perm).named(name), sizes);
    }

    private String pooled(String value, String name, long channels) {
        return known(b.op("GlobalAveragePool", value).named(name), channels, 1, 1);
    }

    private String averaged(String value, long... axes) {
        return b.op("ReduceMean", value, b.integers(axes)).with("keepdims", 0).named("mean");
    }

    private Map<String, AxisOrder> orders(String scores) {
        Model model = Model.of(b.output(scores).build(), Labels.numbered(4), Optional.empty());
        return AxisOrder.ofValues(model, new TokenGrids(model.graph()));
    }

    @Test
    void followsTheDataOfAPoolingThroughTranspositions() {
        String active = known(b.op("Relu", merged(6, 8, 4)).named("active"), 6, 8, 4);
        String across = turned(active, "across", "0213", 8, 6, 4);
        String sum = known(b.op("Add", across, across).named("sum"), 8, 6, 4);
        String first = turned(sum, "first", "0321", 4, 6, 8);
        Map<String, AxisOrder> orders = orders(pooled(first, "scores", 4));
        assertThat(orders)
                .containsEntry("first", FIRST)
                .containsEntry("sum", new AxisOrder(List.of(0, 3, 2, 1)))
                .containsEntry("across", new AxisOrder(List.of(0, 3, 2, 1)))
                .containsEntry("active", LAST)
                .containsEntry("merged", LAST);
    }

    @Test
    void followsSharedMatricesAndNormalizationsAndCutsOfMaps() {
        String matrix = b.initializer("matrix", new RandomTensors(2).normal(4, 4));
        String mixed = known(b.op("MatMul", merged(6, 8, 4), matrix).named("mixed"), 6, 8, 4);
        String ones = b.constant("ones", Tensor.ofFloats(Shape.of(4), new float[] {1, 1, 1, 1}));
        String norm =
                known(b.op("LayerNormalization", mixed, ones).with("axis", -1).named("norm"), 6, 8, 4);
        String cut = known(
                b.op("Slice", norm, b.integers(0), b.integers(5), b.integers(1)).named("cut"), 5, 8, 4);
        String first = turned(cut, "first", "0312", 4, 5, 8);
        Map<String, AxisOrder> orders = orders(pooled(first, "scores", 4));
        for (String value : List.of("cut", "norm", "mixed", "merged")) {
            assertThat(orders).containsEntry(value, LAST);
        }
    }

    @Test
    void neverCrossesAReshape() {
        String active = known(b.op("Relu", merged(8, 6, 4)).named("active"), 8, 6, 4);
        String again = known(b.op("Reshape", active, b.integers(0, 6, 8, 4)).named("again"), 6, 8, 4);
        Map<String, AxisOrder> orders = orders(pooled(turned(again, "first", "0312", 4, 6, 8), "scores", 4));
        assertThat(orders).containsEntry("again", LAST).doesNotContainKeys("active", "merged");
    }

    @Test
    void neverCrossesAProductOfTwoValues() {
        merged(6, 8, 8);
        String both = known(b.op("MatMul", "merged", "merged").named("both"), 6, 8, 8);
        Map<String, AxisOrder> orders = orders(pooled(turned(both, "first", "0312", 8, 6, 8), "scores", 8));
        assertThat(orders).containsEntry("both", LAST).doesNotContainKey("merged");
    }

    @Test
    void leavesWhatIsKnownFromTheImageAsItIs() {
        merged(6, 8, 4);
        String swapped = turned("map", "swapped", "0132", 4, 8, 6);
        Map<String, AxisOrder> orders = orders(pooled(swapped, "scores", 4));
        assertThat(orders).containsEntry("map", FIRST).containsEntry("swapped", new AxisOrder(List.of(0, 1, 3, 2)));
    }

    @Test
    void readersThatDisagreeLeaveAValueUnknown() {
        String active = known(b.op("Relu", merged(6, 8, 4)).named("active"), 6, 8, 4);
        String one = pooled(turned(active, "upright", "0312", 4, 6, 8), "one", 4);
        String other = pooled(turned(active, "fallen", "0321", 4, 8, 6), "other", 4);
        Map<String, AxisOrder> orders = orders(known(b.op("Add", one, other).named("scores"), 4, 1, 1));
        assertThat(orders).containsEntry("upright", FIRST).doesNotContainKeys("active", "merged");
    }

    /** A mean of two axes with the image's proportions, 12 x 16, tells the order of what it alone reads. */
    @ParameterizedTest
    @CsvSource({
        "6, 8, 4, 1, 2, 0231",
        "6, 8, 4, -3, -2, 0231",
        "4, 6, 8, 2, 3, 0123",
        "4, 6, 8, -1, -2, 0123",
        "5, 8, 4, 2, 1, 0231",
        "8, 6, 4, 1, 2, ''",
        "3, 16, 4, 1, 2, ''",
        "4, 8, 6, 2, 3, ''",
        "6, 8, 4, 0, 1, ''"
    })
    void aMeanOfAllPlacesTellsTheOrder(long one, long two, long three, long axis, long other, String order) {
        String active = known(b.op("Relu", merged(one, two, three)).named("active"), one, two, three);
        Map<String, AxisOrder> orders = orders(averaged(active, axis, other));
        if (order.isEmpty()) {
            assertThat(orders).doesNotContainKeys("active", "merged");
        } else {
            AxisOrder expected =
                    new AxisOrder(order.chars().mapToObj(digit -> digit - '0').toList());
            assertThat(orders).containsEntry("active", expected).containsEntry("merged", expected);
        }
    }

    /** As in a normalization, which subtracts the mean. */
    @Test
    void aMeanOfWhatOthersReadTooTellsNothing() {
        String active = known(b.op("Relu", merged(6, 8, 4)).named("active"), 6, 8, 4);
        String mean = known(b.op("ReduceMean", active, b.integers(1, 2)).named("mean"), 1, 1, 4);
        String centred = known(b.op("Sub", active, mean).named("centred"), 6, 8, 4);
        Map<String, AxisOrder> orders = orders(
                b.op("ReduceMax", centred, b.integers(1, 2)).with("keepdims", 0).named("scores"));
        assertThat(orders).doesNotContainKeys("active", "centred", "merged");
    }
}
