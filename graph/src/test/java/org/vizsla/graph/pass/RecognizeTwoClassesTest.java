package org.vizsla.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Value;

/** That results are equal is in {@code ImportedAnswersTest}. */
class RecognizeTwoClassesTest {
    private final RecognizeTwoClasses pass = new RecognizeTwoClasses();
    private final GraphBuilder b = new GraphBuilder("net");
    private final Ops ops = new Ops(b);

    /** A value with a known shape, {@code [N, columns]}. */
    private String known(String value, int columns) {
        b.value(new Value(value, DataType.FLOAT32, Shape.batchOf(columns)));
        return value;
    }

    private String probabilities(int classes, String operator) {
        b.input("z", DataType.FLOAT32, Shape.batchOf(classes));
        return known(b.op(operator, "z").named("p"), classes);
    }

    @Test
    void aColumnOfTwoIsTheSigmoidOfTheDifference() {
        probabilities(2, "Softmax");
        b.op("Slice", "p", b.integers(-1), b.integers(2), b.integers(1)).named("y");
        assertThat(pass.apply(b.output(known("y", 1)).build())).hasToString("""
                graph net (ai.onnx 21)
                  input z: float32[N, 2]
                  const ints/-1: int64[1][-1]
                  const ints/2: int64[1][2]
                  const ints/1: int64[1][1]
                  const ints/0: int64[1][0]
                  Slice = Slice(z, ints/-1, ints/2, ints/1)
                  Gather = Gather(z, ints/0) axis=1
                  Sub = Sub(Slice, Gather)
                  Sigmoid = Sigmoid(Sub)
                  output Sigmoid
                """);
    }

    @Test
    void aColumnOfSeveralStandsAgainstAllOthers() {
        probabilities(4, "Softmax");
        b.op("Gather", "p", b.integer(2)).with("axis", 1).named("column");
        b.output(b.op("Unsqueeze", "column", b.integers(1)).named("y"));
        assertThat(pass.apply(b.build()).nodes())
                .extracting(Node::operator)
                .containsExactly("Gather", "Gather", "ReduceLogSumExp", "Sub", "Sigmoid", "Unsqueeze");
    }

    @Test
    void oneOfSeveralLabelsIsItsOwnSigmoid() {
        probabilities(3, "Sigmoid");
        b.op("Split", "p").with("axis", 1).with("num_outputs", 3).values(3).forEach(part -> b.output(known(part, 1)));
        Graph apart = pass.apply(b.build());
        assertThat(apart.producer(apart.outputs().get(0)))
                .isNotNull()
                .extracting(Node::operator)
                .isEqualTo("Sigmoid");
    }

    @Test
    void bothSidesOfASigmoidAreASoftmax() {
        b.input("z", DataType.FLOAT32, Shape.batchOf(1));
        String p = known(b.op("Sigmoid", "z").named("p"), 1);
        b.output(known(ops.concat(1, ops.sub(ops.scalar(1), p), p), 2));
        assertThat(pass.apply(b.build())).hasToString("""
                graph net (ai.onnx 21)
                  input z: float32[N, 1]
                  const float/0.5: float32[][0.5]
                  Mul = Mul(z, float/0.5)
                  Neg = Neg(Mul)
                  Concat_1 = Concat(Neg, Mul) axis=1
                  Softmax = Softmax(Concat_1) axis=1
                  output Softmax
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Softmax", "Tanh"})
    void bothSidesOfAnythingElseStay(String operator) {
        String p = probabilities(1, operator);
        assertUntouched(known(ops.concat(1, ops.sub(ops.scalar(1), p), p), 2));
    }

    @Test
    void twoSigmoidsStay() {
        String p = probabilities(1, "Sigmoid");
        assertUntouched(known(ops.concat(1, p, p), 2));
    }

    @Test
    void halfAgainstASigmoidStays() {
        String p = probabilities(1, "Sigmoid");
        assertUntouched(known(ops.concat(1, ops.sub(ops.scalar(0.5), p), p), 2));
    }

    @Test
    void severalColumnsStay() {
        probabilities(4, "Softmax");
        assertUntouched(known(ops.slice("p", 1, 1, 4), 3));
    }

    @Test
    void oneImageOfABatchStays() {
        b.input("z", DataType.FLOAT32, Shape.of(3, 2));
        b.op("Softmax", "z").named("p");
        b.value(new Value("p", DataType.FLOAT32, Shape.of(3, 2)));
        String first = ops.slice("p", 0, 0, 1);
        b.value(new Value(first, DataType.FLOAT32, Shape.of(1, 2)));
        assertUntouched(first);
    }

    private void assertUntouched(String output) {
        Graph graph = b.output(output).build();
        assertThat(pass.apply(graph)).isSameAs(graph);
    }
}
