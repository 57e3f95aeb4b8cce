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

/** A pass goes as far as it is asked to; a node without a derivative fails what lies before it, and nothing else. */
class BackwardPassTest {
    private static final Shape SHAPE = Shape.of(2, 3);

    private final GraphBuilder b = new GraphBuilder("net");
    private final String x = b.input("x", DataType.FLOAT32, SHAPE);

    private String value(String operator, String name, String... inputs) {
        String value = b.op(operator, inputs).named(name);
        b.value(new Value(value, DataType.FLOAT32, SHAPE));
        return value;
    }

    /** A pass, and the graph that it is written to. */
    private record Begun(BackwardPass pass, GraphBuilder target, int before) {
        /** How many nodes the pass has emitted. */
        int emitted() {
            return target.build().nodes().size() - before;
        }

        void assertFails(String value) {
            assertThatThrownBy(() -> pass.cotangent(value))
                    .isInstanceOf(DifferentiationException.class)
                    .hasMessageContaining("Bernoulli")
                    .hasMessageContaining("it draws at random");
        }
    }

    private Begun begin(String output, String... wanted) {
        Graph graph = b.output(output).build();
        GraphBuilder target = graph.toBuilder();
        BackwardPass pass =
                BackwardBuilder.begin(target, graph, Map.of(output, "x"), List.of(wanted), Composite.GRADIENT);
        return new Begun(pass, target, graph.nodes().size());
    }

    @Test
    void valuesBehindTheNodeHaveTheirCotangents() {
        String drawn = value("Bernoulli", "drawn", value("Relu", "first", x));
        Begun begun = begin(value("Exp", "y", value("Relu", "second", drawn)), "x");
        assertThat(begun.pass().cotangent("second")).isNotEmpty();
        assertThat(begun.pass().cotangent("drawn")).isNotEmpty();
        assertThat(begun.pass().knows("x")).isTrue();
        begun.assertFails("x");
        begun.assertFails("first");
        assertThatThrownBy(begun.pass()::all).isInstanceOf(DifferentiationException.class);
        assertThatThrownBy(begun.pass()::absorbed).isInstanceOf(DifferentiationException.class);
    }

    /** The other way from the input has a derivative, but the gradient is the sum over both. */
    @Test
    void oneWayThatFailsIsEnough() {
        String drawn = value("Bernoulli", "drawn", x);
        Begun begun = begin(value("Add", "y", drawn, value("Relu", "other", x)), "x");
        assertThat(begun.pass().cotangent("other")).isNotEmpty();
        begun.assertFails("x");
    }

    /** A derivative that is zero for all images, since everything leads through a step, is refused by the step, and not by what stands behind it. */
    @Test
    void whatIsZeroBecauseOfAStepIsRefused() {
        Begun begun = begin(value("Bernoulli", "y", value("Floor", "step", x)), "x");
        assertThatThrownBy(() -> begun.pass().cotangent("x"))
                .isInstanceOf(DifferentiationException.class)
                .hasMessageContaining("no gradient reaches 'x': Floor 'step' only goes up in steps");
    }

    /** A chain of exponentials takes one product each; a second question about the same value takes none. */
    @Test
    void onlyNodesBehindTheValueAreEmitted() {
        String first = value("Exp", "first", x);
        Begun begun = begin(value("Exp", "y", value("Exp", "third", value("Exp", "second", first))), "x");
        assertThat(begun.emitted()).isZero();
        String third = begun.pass().cotangent("third");
        assertThat(begun.emitted()).isEqualTo(1);
        assertThat(begun.pass().cotangent("third")).isEqualTo(third);
        assertThat(begun.emitted()).isEqualTo(1);
        begun.pass().cotangent("first");
        assertThat(begun.emitted()).isEqualTo(3);
        begun.pass().cotangent("x");
        assertThat(begun.emitted()).isEqualTo(4);
    }

    /** Of a product only the asked factor's side; the other branch stands behind the asked value in the graph, but not on its way. */
    @Test
    void branchesBesideTheValueAreNotVisited() {
        String asked = value("Exp", "asked", x);
        String beside = value("Exp", "beside", value("Bernoulli", "drawn", value("Exp", "before", x)));
        Begun begun = begin(value("Mul", "y", asked, beside), "x");
        begun.pass().cotangent("asked");
        assertThat(begun.emitted()).isEqualTo(1);
        begun.pass().cotangent("drawn");
        assertThat(begun.emitted()).isEqualTo(3);
        begun.assertFails("x");
    }

    /** Asked in steps or at once, from wherever: the same nodes. */
    @Test
    void theOrderOfQuestionsChangesNothing() {
        String shared = value("Exp", "shared", x);
        String one = value("Exp", "one", shared);
        String output = value("Mul", "y", value("Mul", "joined", one, value("Sin", "other", shared)), one);
        Begun inSteps = begin(output, "x");
        for (String value : List.of("other", "one", "joined", "shared", "x")) {
            inSteps.pass().cotangent(value);
        }
        Graph graph = inSteps.target().build();
        GraphBuilder target = b.outputs(List.of(output)).build().toBuilder();
        Map<String, String> atOnce = BackwardBuilder.append(
                target, b.build(), Map.of(output, "x"), List.of("x", "shared", "one", "other", "joined"));
        assertThat(operators(graph)).containsExactlyInAnyOrderElementsOf(operators(target.build()));
        assertThat(atOnce).hasSize(5);
    }

    private static List<String> operators(Graph graph) {
        return graph.nodes().stream().map(node -> node.operator()).toList();
    }

    @Test
    void whatDoesNotDependOnWantedValuesIsNotKnown() {
        String first = value("Relu", "first", x);
        BackwardPass pass = begin(value("Relu", "y", first), "first").pass();
        assertThat(pass.knows("y")).isTrue();
        assertThat(pass.knows("x")).isFalse();
        assertThatThrownBy(() -> pass.cotangent("x")).hasMessage("the pass does not go to 'x'");
    }
}
