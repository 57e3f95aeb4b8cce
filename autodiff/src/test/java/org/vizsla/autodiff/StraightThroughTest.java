package org.vizsla.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

    /** Two rows of four, the first with a scale of 0.5, the second of 1; or both with one that follows from the values and is 0.5. */
    @ParameterizedTest
    @ValueSource(strings = {"rows", "computed", "computed rows"})
    void clipsByAScaleForEachRowAndByAComputedOne(String scales) {
        GraphBuilder b = new GraphBuilder("straight");
        b.input("x", DataType.FLOAT32, Shape.of(POINTS.length));
        String rows = b.op("Reshape", "x", b.integers(2, 4)).value();
        String largest = b.op("ReduceMax", b.op("Abs", "x").value(), b.integers(0))
                .with("keepdims", 0)
                .value();
        String half = b.op("Mul", largest, b.scalar(0.5f / 70)).value();
        boolean many = scales.endsWith("rows");
        String scale = switch (scales) {
            case "rows" -> b.constant("scales", Tensor.ofFloats(Shape.of(2), 0.5f, 1));
            case "computed" -> half;
            default ->
                b.op("Mul", half, b.constant("factors", Tensor.ofFloats(Shape.of(2), 1, 2)))
                        .value();
        };
        Shape shape = many ? Shape.of(2) : Shape.of();
        String zero = b.constant("zero", Tensor.of(DataType.INT8, shape, Tensor.allocate(many ? 2 : 1)));
        String q = b.op("QuantizeLinear", rows, scale, zero).with("axis", 0).value();
        String r = b.op("DequantizeLinear", q, scale, zero).with("axis", 0).value();
        b.op("Mul", b.op("Reshape", r, b.integers(-1)).value(), b.scalar(3)).named("y");
        Graph graph = LearnValues.apply(b.output("y").build());
        Graph rounded = LearnValues.apply(new RoundInPlace().apply(graph));

        float last = many ? 3 : 0;
        assertThat(gradient(rounded)).containsExactly(0, 3, 3, 3, 3, 3, 3, last);
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
