package org.vizsla.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Value;

class CutProbabilitiesTest {
    private final CutProbabilities pass = new CutProbabilities();
    private final GraphBuilder b = new GraphBuilder("net");

    CutProbabilitiesTest() {
        b.input("x", DataType.FLOAT32, Shape.batchOf(5, 1, 1));
        b.op("Relu", "x").named("scores");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Softmax", "LogSoftmax", "Sigmoid"})
    void cutsAFinalSoftmax(String operator) {
        Graph graph = b.output(b.op(operator, "scores").named("y")).build();
        String before = graph.toString();

        CutProbabilities.Result result = pass.cut(graph);

        assertThat(result.cut()).isTrue();
        assertThat(result.operator()).isEqualTo(operator);
        assertThat(result.graph()).hasToString("""
                graph net (ai.onnx 21)
                  input x: float32[N, 5, 1, 1]
                  scores = Relu(x)
                  output scores
                """);
        assertThat(graph).hasToString(before);
        assertThat(pass.apply(result.graph())).isSameAs(result.graph());
    }

    @Test
    void scoresTakeTheShapeOfTheProbabilities() {
        b.op("Softmax", "scores").with("axis", 1).named("probabilities");
        b.op("Squeeze", "probabilities", b.integers(3)).named("s");
        b.op("Identity", "s").named("i");
        b.output(b.op("Flatten", "i").with("axis", 1).named("y"));
        assertThat(pass.apply(b.build())).hasToString("""
                graph net (ai.onnx 21)
                  input x: float32[N, 5, 1, 1]
                  const ints/3: int64[1][3]
                  scores = Relu(x)
                  Squeeze = Squeeze(scores, ints/3)
                  Flatten = Flatten(Squeeze) axis=1
                  output Flatten
                """);
    }

    @Test
    void aCastIsKeptAndAClipToProbabilitiesIsNot() {
        b.op("Softmax", "scores").with("axis", 1).named("probabilities");
        b.op("Cast", "probabilities").with("to", 1).named("c");
        b.output(b.op("Clip", "c", b.scalar(1e-7f), b.scalar(1)).named("y"));
        Graph cut = pass.apply(b.build());
        assertThat(cut.nodes()).extracting(Node::operator).containsExactly("Relu", "Cast");
        assertThat(cut.producer(cut.outputs().get(0))).isSameAs(cut.nodes().get(1));
    }

    @Test
    void aClipThatChangesProbabilitiesStays() {
        b.op("Softmax", "scores").with("axis", 1).named("probabilities");
        assertUntouched(b.output(b.op("Clip", "probabilities", b.scalar(0), b.scalar(0.5f))
                        .named("y"))
                .build());
    }

    @Test
    void aClipOfLogarithmsStays() {
        b.op("LogSoftmax", "scores").with("axis", 1).named("logarithms");
        assertUntouched(
                b.output(b.op("Clip", "logarithms", b.scalar(0), b.scalar(1)).named("y"))
                        .build());
    }

    @Test
    void theLogarithmOfASigmoidIsCutWithIt() {
        b.op("Sigmoid", "scores").named("probabilities");
        b.output(b.op("Log", "probabilities").named("y"));
        Graph cut = pass.apply(b.build());
        assertThat(cut.outputs()).containsExactly("scores");
    }

    @Test
    void aClipOfALogarithmStays() {
        b.op("Log", b.op("Sigmoid", "scores").value()).named("logarithms");
        assertUntouched(
                b.output(b.op("Clip", "logarithms", b.scalar(0), b.scalar(1)).named("y"))
                        .build());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -4})
    void aSoftmaxOverTheBatchStays(int axis) {
        b.value(new Value("scores", DataType.FLOAT32, Shape.batchOf(5, 1, 1)));
        assertUntouched(b.output(b.op("Softmax", "scores").with("axis", axis).named("y"))
                .build());
    }

    @Test
    void otherOutputsStay() {
        b.op("Softmax", "scores").with("axis", 1).named("y");
        b.op("Tanh", "y").named("z");
        CutProbabilities.Result result =
                pass.cut(b.output("y").output("z").output("scores").build());
        assertThat(result.graph().outputs()).containsExactly("scores", "z");
        assertThat(result.graph().producer("y")).isNotNull();
    }

    @Test
    void aSoftmaxInTheMiddleStays() {
        b.op("Softmax", "scores").with("axis", 1).named("attention");
        assertUntouched(b.output(b.op("Mul", "attention", "x").named("y")).build());
    }

    @Test
    void aSigmoidInTheMiddleStays() {
        b.op("Sigmoid", "scores").named("gate");
        assertUntouched(b.output(b.op("Mul", "gate", "x").named("y")).build());
    }

    @Test
    void onlyTheFirstOutputCounts() {
        b.op("Softmax", "scores").with("axis", 1).named("y");
        assertUntouched(b.output("scores").output("y").build());
    }

    @Test
    void aSoftmaxOfTheInputItselfStays() {
        assertUntouched(b.output(b.op("Softmax", "x").named("y")).build());
    }

    private void assertUntouched(Graph graph) {
        CutProbabilities.Result result = pass.cut(graph);
        assertThat(result.graph()).isSameAs(graph);
        assertThat(result.cut()).isFalse();
        assertThat(result.operator()).isEmpty();
    }
}
