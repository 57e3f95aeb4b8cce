package org.vizsla.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

class GuardsTest {
    /** An instance normalization of the rows from {@code begin} to {@code end}. */
    private static Graph slice(long begin, long end) {
        GraphBuilder b = new GraphBuilder("slice");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(3, 4, 5));
        String rows = b.op("Slice", x, b.integers(begin), b.integers(end), b.integers(2))
                .named("rows");
        String scale = b.constant("scale", Tensor.ofFloats(Shape.of(3), 1, 2, 3));
        return b.output(b.op("InstanceNormalization", rows, scale, scale).named("y"))
                .build();
    }

    @Test
    void endInARefusalWhereAValueIsEmpty() {
        assertThatThrownBy(() -> LearnValues.apply(slice(4, 9)))
                .isInstanceOf(RuntimeFailure.class)
                .hasMessageContaining("'rows' must not be empty");
    }

    @Test
    void endInARefusalWhereANumberIsEmpty() {
        GraphBuilder b = new GraphBuilder("transform");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(8, 1));
        String none = b.op("Slice", b.op("Shape", x).value(), b.integers(0), b.integers(0))
                .named("none");
        b.output(b.op("DFT", x, "", none).named("y"));

        assertThatThrownBy(() -> LearnValues.apply(b.build()))
                .isInstanceOf(RuntimeFailure.class)
                .hasMessageContaining("'none' must not be empty");
    }

    @Test
    void leaveValuesAsTheyAre() {
        Graph learned = LearnValues.apply(slice(1, 3));

        assertThat(learned.shape("y")).hasToString("[N, 3, 2, 5]");
        assertThat(learned.nodes()).hasSize(2);
    }

    @Test
    void areAddedOnlyWhereAValueMayBeEmpty() {
        GraphBuilder b = new GraphBuilder("net");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(3, 4, 5));
        String scale = b.constant("scale", Tensor.ofFloats(Shape.of(3), 1, 2, 3));
        String y = b.op("InstanceNormalization", b.op("Relu", x).value(), scale, scale)
                .value();
        Graph graph = b.output(y).build();

        assertThat(Guards.added(graph)).isSameAs(graph);
    }
}
