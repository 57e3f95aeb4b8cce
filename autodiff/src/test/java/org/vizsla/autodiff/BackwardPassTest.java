package org.vizsla.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Value;

/** A node without a derivative fails what lies before it, and nothing else. */
class BackwardPassTest {
    private static final Shape SHAPE = Shape.of(2, 3);

    private final GraphBuilder b = new GraphBuilder("net");

    private String value(String operator, String name, String... inputs) {
        String value = b.op(operator, inputs).named(name);
        b.value(new Value(value, DataType.FLOAT32, SHAPE));
        return value;
    }

    private BackwardPass pass(String output, String... wanted) {
        Graph graph = b.output(output).build();
        return BackwardBuilder.emit(graph.toBuilder(), graph, Map.of(output, "x"), List.of(wanted), Composite.GRADIENT);
    }

    @Test
    void valuesBehindTheNodeHaveTheirCotangents() {
        String x = b.input("x", DataType.FLOAT32, SHAPE);
        String drawn = value("Bernoulli", "drawn", value("Relu", "first", x));
        BackwardPass pass = pass(value("Exp", "y", value("Relu", "second", drawn)), "x", "first", "drawn", "second");
        assertThat(pass.cotangents()).containsOnlyKeys("drawn", "second");
        assertThat(pass.cotangent("drawn")).isNotEmpty();
        assertThat(pass.knows("x")).isTrue();
        for (String before : List.of("x", "first")) {
            assertThatThrownBy(() -> pass.cotangent(before))
                    .isInstanceOf(DifferentiationException.class)
                    .hasMessageContaining("Bernoulli")
                    .hasMessageContaining("it draws at random");
        }
        assertThatThrownBy(pass::all).isInstanceOf(DifferentiationException.class);
    }

    /** The other way from the input has a derivative, but the gradient is the sum over both. */
    @Test
    void oneWayThatFailsIsEnough() {
        String x = b.input("x", DataType.FLOAT32, SHAPE);
        String drawn = value("Bernoulli", "drawn", x);
        String other = value("Relu", "other", x);
        BackwardPass pass = pass(value("Add", "y", drawn, other), "x", "other");
        assertThat(pass.cotangents()).containsOnlyKeys("other");
        assertThatThrownBy(() -> pass.cotangent("x")).isInstanceOf(DifferentiationException.class);
    }

    /** Nothing depends on the values before a step, so it does not matter whether they could be differentiated. */
    @Test
    void whatIsZeroNeedsNothingBehindIt() {
        String x = b.input("x", DataType.FLOAT32, SHAPE);
        BackwardPass pass = pass(value("Bernoulli", "y", value("Floor", "step", x)), "x");
        assertThat(pass.cotangents()).containsOnlyKeys("x");
    }

    @Test
    void onlyWhatWasWantedIsKnown() {
        BackwardPass pass = pass(value("Relu", "y", b.input("x", DataType.FLOAT32, SHAPE)), "x");
        assertThat(pass.knows("y")).isFalse();
        assertThatThrownBy(() -> pass.cotangent("y")).hasMessage("the pass was not asked for 'y'");
    }
}
