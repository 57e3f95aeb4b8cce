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
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.graph.pass.RoundInPlace;
import org.vizsla.runtime.LearnValues;
import org.vizsla.runtime.Session;

/** The derivative of a quantization is the identity's where it rounds, and zero where it clips, as PyTorch has it for its fake quantization. */
class StraightThroughTest {
    private static final float[] POINTS = {-70, -64.2f, -64, 0.1f, 0.4f, 63.5f, 63.7f, 64};

    @Test
    void oneWhereItRoundsAndZeroWhereItClips() {
        assertThat(gradient(new RoundInPlace().apply(LearnValues.apply(quantized("DequantizeLinear")))))
                .containsExactly(0, 3, 3, 3, 3, 3, 3, 0);
    }

    @Test
    void whatComputesWithWholeNumbersHasNoDerivative() {
        Graph graph = LearnValues.apply(quantized("Cast"));
        assertThatThrownBy(() -> gradient(graph))
                .isInstanceOf(DifferentiationException.class)
                .hasMessage(
                        "Cast 'r' (opset 21) computes with the quantized values 'q', and cannot be differentiated: explain a value behind it, or the model as it was before quantization");
    }

    @Test
    void aStepWithoutAWayAroundItIsRefused() {
        GraphBuilder b = new GraphBuilder("steps");
        b.input("x", DataType.FLOAT32, Shape.of(POINTS.length));
        b.op("Round", "x").called("steps").named("r");
        b.op("Mul", "r", b.scalar(3)).named("y");
        assertThatThrownBy(() -> gradient(LearnValues.apply(b.output("y").build())))
                .isInstanceOf(DifferentiationException.class)
                .hasMessage("no gradient reaches 'x': Round 'steps' only goes up in steps, or computes whole numbers,"
                        + " and there is no way around it; explain a value behind it");
    }

    @Test
    void wholeNumbersWithoutAWayAroundThemAreRefused() {
        GraphBuilder b = new GraphBuilder("whole");
        b.input("x", DataType.FLOAT32, Shape.of(POINTS.length));
        b.op("Cast", "x").called("whole").with("to", DataType.INT32.code()).named("i");
        b.op("Cast", "i").with("to", DataType.FLOAT32.code()).named("y");
        assertThatThrownBy(() -> gradient(LearnValues.apply(b.output("y").build())))
                .isInstanceOf(DifferentiationException.class)
                .hasMessageStartingWith("no gradient reaches 'x': Cast 'whole' only goes up in steps");
    }

    /** {@code 3 (DequantizeLinear or Cast)(QuantizeLinear(x))} with scale 0.5. */
    private static Graph quantized(String back) {
        GraphBuilder b = new GraphBuilder("straight");
        b.input("x", DataType.FLOAT32, Shape.of(POINTS.length));
        String zero = b.constant("zero", Tensor.of(DataType.INT8, Shape.of(), Tensor.allocate(1)));
        String q = b.op("QuantizeLinear", "x", b.scalar(0.5f), zero).named("q");
        b.value(new Value(q, DataType.INT8, Shape.of(POINTS.length)));
        if (back.equals("Cast")) {
            b.op("Cast", q).with("to", DataType.FLOAT32.code()).named("r");
        } else {
            b.op(back, q, b.scalar(0.5f), zero).named("r");
        }
        b.op("Mul", "r", b.scalar(3)).named("y");
        return b.output("y").build();
    }

    private static float[] gradient(Graph graph) {
        GraphBuilder b = graph.toBuilder();
        String ones = b.constant("ones", Tensor.ofFloats(Shape.of(POINTS.length), 1, 1, 1, 1, 1, 1, 1, 1));
        String gradient = BackwardBuilder.append(b, graph, Map.of("y", ones), List.of("x"))
                .get("x");
        return Session.runOnce(
                        b.outputs(List.of(String.valueOf(gradient))).build(),
                        Map.of("x", Tensor.ofFloats(Shape.of(POINTS.length), POINTS)))
                .get(String.valueOf(gradient))
                .floats();
    }
}
