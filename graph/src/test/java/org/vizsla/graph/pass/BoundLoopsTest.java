package org.vizsla.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.LimitException;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

class BoundLoopsTest {
    private final BoundLoops pass = new BoundLoops();

    /** A body that hands its condition on and halves its state, by a loop of its own where it is given trips for one. */
    private static Attribute body(long... inner) {
        GraphBuilder b = new GraphBuilder("");
        String level = "_" + inner.length;
        b.input("trip" + level, DataType.INT64, Shape.of());
        String on = b.input("on" + level, DataType.BOOL, Shape.of());
        String state = b.input("state" + level, DataType.FLOAT32, Shape.of(2));
        b.output(b.op("Identity", on).named("still" + level));
        if (inner.length == 0) {
            b.output(b.op("Neg", state).named("next"));
        } else {
            b.output(b.op("Loop", b.constant("many", Tensor.scalar(inner[0])), "", state)
                    .with("body", body())
                    .named("next" + level));
        }
        return new Attribute.OfGraph(b.buildInner());
    }

    private static Graph loop(String count, GraphBuilder b, long... inner) {
        String x = b.input("x", DataType.FLOAT32, Shape.of(2));
        return b.output(b.op("Loop", count, "", x).with("body", body(inner)).named("y"))
                .build();
    }

    @Test
    void leavesShortOnesAsTheyAre() {
        GraphBuilder b = new GraphBuilder("short");
        Graph graph = loop(b.integer(10_000), b);
        assertThat(pass.apply(graph)).hasToString(graph.toString());
    }

    @Test
    void leavesGraphsWithoutAnyAlone() {
        GraphBuilder b = new GraphBuilder("none");
        Graph graph = b.output(b.op("Relu", b.input("x", DataType.FLOAT32, Shape.of(2)))
                        .value())
                .build();
        assertThat(pass.apply(graph)).isSameAs(graph);
    }

    @Test
    void refusesConstantCountsBeyondTheLimit() {
        GraphBuilder b = new GraphBuilder("long");
        Graph graph = loop(b.integer(Long.MAX_VALUE), b);
        assertThatThrownBy(() -> pass.apply(graph))
                .isInstanceOf(LimitException.class)
                .hasMessage("Loop 'y' has 9223372036854775807 trips, and the limit 'trips' is 10000");
    }

    @Test
    void multipliesTheTripsOfLoopsWithinEachOther() {
        GraphBuilder b = new GraphBuilder("nested");
        Graph graph = loop(b.integer(1_000), b, 1_000);
        assertThatThrownBy(() -> pass.apply(graph))
                .isInstanceOf(LimitException.class)
                .hasMessage("Loop 'next_1' has 1000000 trips, and the limit 'trips' is 10000");
        GraphBuilder few = new GraphBuilder("few");
        Graph allowed = loop(few.integer(100), few, 100);
        assertThat(pass.apply(allowed)).hasToString(allowed.toString());
    }

    @Test
    void looksComputedCountsUpInATable() {
        GraphBuilder b = new GraphBuilder("computed");
        Graph graph = loop(b.input("n", DataType.INT64, Shape.of()), b);
        assertThat(pass.apply(graph).toString())
                .contains("bounded/count = Max(n, bounded/zero)")
                .contains("bounded/trips = Gather(bounded/table, bounded/count)")
                .contains("Loop(bounded/trips, _, x)")
                .contains("bounded/table: int64[10001]");
    }

    @Test
    void givesThoseWithoutACountTheLimit() {
        GraphBuilder b = new GraphBuilder("open");
        Graph graph = loop("", b);
        assertThat(pass.apply(graph).toString())
                .contains("Loop(bounded/trips, _, x)")
                .contains("int64[][10000]");
    }
}
