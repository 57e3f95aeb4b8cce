package org.vizsla.explain.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Value;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;

class FeatureMapsTest {
    private static final Shape MAP = Shape.batchOf(3, 4, 8);

    /** A product of two values is attention if an axis of both is summed over: a gate is not. */
    @ParameterizedTest
    @CsvSource({
        "'bhid,bhjd->bhij', true",
        "'b h i d, b h j d -> b h i j', true",
        "'...id,...jd->...ij', true",
        "'nchw,nchv', true",
        "'nchw,nc->nchw', false",
        "'nc,nc->nc', false"
    })
    void anEinsumIsAttentionIfItSumsOverAnAxisOfBoth(String equation, boolean expected) {
        GraphBuilder b = new GraphBuilder("products");
        String x = b.input("x", DataType.FLOAT32, MAP);
        String y = b.input("y", DataType.FLOAT32, MAP);
        String product = b.op("Einsum", x, y).with("equation", equation).named("product");
        Graph graph = b.output(product).build();
        assertThat(FeatureMaps.isAttention(graph.nodes().get(0), Set.of("x", "y")))
                .isEqualTo(expected);
        assertThat(FeatureMaps.isAttention(graph.nodes().get(0), Set.of("x"))).isFalse();
    }

    /**
     * A map, attention among its rows, and a map that rows are joined to again, which a pooling reads.
     *
     * @param again whether another attention follows
     */
    private static @Nullable String joined(boolean again, String value) {
        GraphBuilder b = new GraphBuilder("rows");
        String x = b.input("x", DataType.FLOAT32, MAP);
        String map = known(b, b.op("Relu", x).named("map"), MAP);
        String columns = known(
                b,
                b.op("Transpose", map).with("perm", new long[] {0, 1, 3, 2}).named("columns"),
                Shape.batchOf(3, 8, 4));
        String like = known(b, b.op("MatMul", map, columns).named("like"), Shape.batchOf(3, 4, 4));
        String seen = known(b, b.op("MatMul", like, map).named("seen"), MAP);
        String flat = known(b, b.op("Reshape", seen, b.integers(0, 96)).named("flat"), Shape.batchOf(96));
        String joined = known(b, b.op("Reshape", flat, b.integers(0, 3, 4, 8)).named("joined"), MAP);
        String last = again ? known(b, b.op("MatMul", "like", joined).named("again"), MAP) : joined;
        known(b, b.op("GlobalAveragePool", last).named("pooled"), Shape.batchOf(3, 1, 1));
        known(b, b.op("Reshape", "pooled", b.integers(0, 3)).named("scores"), Shape.batchOf(3));
        known(b, b.op("Reshape", joined, b.integers(0, 4, 8, 3)).named("unused"), Shape.batchOf(4, 8, 3));
        Model model = Model.of(b.output("scores").build(), Labels.numbered(3), Optional.empty());
        Map<String, AxisOrder> orders = AxisOrder.ofValues(model, new TokenGrids(model.graph()));
        assertThat(orders.containsKey("joined")).isEqualTo(!again);
        return new FeatureMaps(model.graph(), orders).joinedBehind(value, model);
    }

    private static String known(GraphBuilder b, String value, Shape shape) {
        b.value(new Value(value, DataType.FLOAT32, shape));
        return value;
    }

    @Test
    void whatIsJoinedBehindAllAttentionIsAMap() {
        assertThat(joined(false, "map")).isEqualTo("joined");
        assertThat(joined(true, "map")).isNull();
        assertThat(joined(false, "pooled")).isNull();
    }
}
