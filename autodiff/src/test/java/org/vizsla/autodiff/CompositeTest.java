package org.vizsla.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vizsla.autodiff.Composite.when;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.runtime.Session;

class CompositeTest {
    /** The derivative, times a number. */
    private record Scaled(double factor) implements BackwardRule {
        @Override
        public List<@Nullable String> apply(Step step) {
            return step.toInputs(input -> step.mul(step.pullback(input), factor));
        }
    }

    private record TooShort() implements BackwardRule {
        @Override
        public List<@Nullable String> apply(Step step) {
            return List.of();
        }
    }

    private final Graph square = square();

    /** {@code y = |x x| + 1}, whose gradient is {@code 2 x}. */
    private static Graph square() {
        GraphBuilder b = new GraphBuilder("square");
        String x = b.input("x", DataType.FLOAT32, Shape.of(3));
        for (String name : List.of("xx", "abs", "y")) {
            b.value(new Value(name, DataType.FLOAT32, Shape.of(3)));
        }
        b.op("Mul", x, x).named("xx");
        b.op("Abs", "xx").called("magnitude").named("abs");
        return b.output(b.op("Add", "abs", b.scalar(1)).named("y")).build();
    }

    private float[] back(Composite composite) {
        GraphBuilder builder = square.toBuilder();
        String seed = builder.constant("seed", Tensor.ofFloats(Shape.of(3), 1f, 1f, 1f));
        String dx = BackwardBuilder.append(builder, square, Map.of("y", seed), List.of("x"), composite)
                .get("x");
        Graph backward = builder.outputs(List.of(String.valueOf(dx))).build();
        return Session.runOnce(backward, Map.of("x", Tensor.ofFloats(Shape.of(3), 1f, -2f, 3f)))
                .get(String.valueOf(dx))
                .floats();
    }

    @Test
    void withoutEntriesItIsTheGradient() {
        assertThat(back(Composite.GRADIENT)).containsExactly(2, -4, 6);
    }

    @Test
    void aRuleReplacesTheDerivativeOfTheNodesThatMatch() {
        Composite composite = Composite.of(when(NodeCondition.operator("Abs"), new Scaled(10)));

        assertThat(back(composite)).containsExactly(20, -40, 60);
    }

    @Test
    void eachUseOfAValueGetsItsShare() {
        Composite composite = Composite.of(when(NodeCondition.operator("Mul"), new Scaled(10)));

        assertThat(back(composite)).containsExactly(20, -40, 60);
    }

    @Test
    void theFirstEntryThatMatchesCounts() {
        Composite named = Composite.of(when((graph, node) -> node.name().equals("magnitude"), new Scaled(3)));
        Composite every = Composite.of(when((graph, node) -> true, new Scaled(10)));

        assertThat(back(named.orElse(every))).containsExactly(600, -1200, 1800);
        assertThat(back(every.orElse(named))).containsExactly(2000, -4000, 6000);
    }

    @Test
    void theGraphStaysAsItWas() {
        String before = square.toString();
        back(Composite.of(when((graph, node) -> true, new Scaled(10))));

        assertThat(square).hasToString(before);
    }

    @Test
    void aRuleThatForgetsAnInputIsFoundOut() {
        Composite composite = Composite.of(when(NodeCondition.operator("Abs"), new TooShort()));

        assertThatThrownBy(() -> back(composite))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("TooShort[] yields 0 values for the 1 inputs of Abs 'magnitude' (opset 21)");
    }
}
