package org.vizsla.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vizsla.graph.pass.RecognitionCases.centred;
import static org.vizsla.graph.pass.RecognitionCases.scale;
import static org.vizsla.graph.pass.RecognitionCases.shift;

import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;

class RecognizeLayerNormalizationTest {
    private static final double EPSILON = 1e-5;

    private final RecognizeLayerNormalization pass = new RecognizeLayerNormalization();

    @Test
    void keepsTheNameAndTheOutputOfTheLastPart() {
        GraphBuilder b = new GraphBuilder("net");
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, 4));
        Ops o = new Ops(b);
        String normalized = normalized(o, "x", 2, EPSILON, -1);
        b.op("Add", o.mul(normalized, scale(o, 4)), shift(o, 4))
                .called("/norm/Add_1")
                .named("/norm/Add_1_output_0");
        Graph after =
                pass.apply(Parts.withShapes(b.output("/norm/Add_1_output_0").build()));
        assertThat(after).hasToString("""
                graph net (ai.onnx 21)
                  input x: float32[N, 3, 4]
                  const scale: float32[4][0.7, 1.0, 1.3, 1.6]
                  const shift: float32[4][-0.4, -0.1, 0.2, 0.5]
                  /norm/Add_1_output_0: float32[N, 3, 4] = LayerNormalization(x, scale, shift) axis=-1 epsilon=1.0E-5
                  output /norm/Add_1_output_0
                """);
        assertThat(after.nodes()).extracting(Node::name).containsExactly("/norm/Add_1");
    }

    @Test
    void writesAScaleOfOnesWhereThereIsNone() {
        assertThat(pass.apply(Parts.of((o, x) -> normalized(o, x, 2, EPSILON, 1), 2, 3)))
                .hasToString("""
                graph net (ai.onnx 21)
                  input x: float32[2, 3]
                  const y/scale: float32[3][1.0, 1.0, 1.0]
                  y: float32[2, 3] = LayerNormalization(x, y/scale) axis=-1 epsilon=1.0E-5
                  output y
                """);
    }

    @Test
    void transposesAroundAnAxisThatIsNotTheLast() {
        Graph channels = Parts.of((o, x) -> o.mul(normalized(o, x, 2, 1e-6, 1), scale(o, 3, 1, 1)), 2, 3, 4, 5);
        assertThat(pass.apply(channels)).hasToString("""
                graph net (ai.onnx 21)
                  input x: float32[2, 3, 4, 5]
                  const scale_1: float32[3][0.7, 1.0, 1.3]
                  Transpose: float32[2, 4, 5, 3] = Transpose(x) perm=[0,2,3,1]
                  LayerNormalization: float32[2, 4, 5, 3] = LayerNormalization(Transpose, scale_1) axis=-1 epsilon=1.0E-6
                  y: float32[2, 3, 4, 5] = Transpose(LayerNormalization) perm=[0,3,1,2]
                  output y
                """);
    }

    @Test
    void scaleByChannelsOfANormalizationOverPlacesStaysBehindIt() {
        Graph planes = Parts.of((o, x) -> o.mul(normalized(o, x, 2, EPSILON, 2, 3), scale(o, 3, 1, 1)), 2, 3, 4, 5);
        assertThat(pass.apply(planes).nodes()).extracting(Node::operator).containsExactly("LayerNormalization", "Mul");
    }

    @Test
    void leavesAnotherExponent() {
        assertUntouched((o, x) -> normalized(o, x, 3, EPSILON, -1));
        assertUntouched((o, x) -> normalized(o, x, 4, EPSILON, -1));
    }

    @Test
    void leavesAnEpsilonInAnotherPlace() {
        assertUntouched((o, x) -> {
            String centred = centred(o, x, -1);
            return o.div(centred, o.add(o.sqrt(o.mean(o.square(centred), true, -1)), o.scalar(1e-3)));
        });
    }

    @Test
    void leavesANormalizationWithoutEpsilon() {
        assertUntouched((o, x) -> normalized(o, x, 2, 0, -1));
    }

    @Test
    void leavesMeansOverDifferentAxes() {
        assertUntouched((o, x) -> {
            String centred = centred(o, x, 2);
            return o.div(centred, o.sqrt(o.add(o.mean(o.square(centred), true, 1), o.scalar(EPSILON))));
        });
    }

    @Test
    void leavesTheBatchAndSeveralAxesThatAreNotTheLast() {
        assertUntouched((o, x) -> normalized(o, x, 2, EPSILON, 0));
        assertUntouched((o, x) -> normalized(o, x, 2, EPSILON, 0, 1, 2));
        Graph middle = Parts.of((o, x) -> normalized(o, x, 2, EPSILON, 1, 2), 2, 3, 4, 5);
        assertThat(pass.apply(middle)).isSameAs(middle);
    }

    @Test
    void leavesANormalizationByTheMeanSquare() {
        assertUntouched((o, x) -> o.div(x, o.sqrt(o.add(o.mean(o.square(x), true, -1), o.scalar(EPSILON)))));
    }

    @Test
    void leavesPartsThatOthersRead() {
        assertUntouched((o, x) -> {
            String mean = o.mean(x, true, -1);
            String centred = o.sub(x, mean);
            String root = o.sqrt(o.add(o.mean(o.square(centred), true, -1), o.scalar(EPSILON)));
            return o.op("Concat", o.div(centred, root), mean).with("axis", 2).value();
        });
    }

    @Test
    void leavesAMeanWithoutTheAxis() {
        assertUntouched((o, x) -> {
            String centred = o.sub(x, o.unsqueeze(o.mean(x, false, 2), 2));
            return o.div(centred, o.sqrt(o.add(o.mean(o.square(centred), true, 2), o.scalar(EPSILON))));
        });
    }

    private void assertUntouched(BiFunction<Ops, String, String> formula) {
        Graph graph = Parts.of(formula, 3, 3, 3);
        assertThat(pass.apply(graph)).isSameAs(graph);
    }

    private static String normalized(Ops o, String x, double exponent, double epsilon, long... axes) {
        String centred = centred(o, x, axes);
        return o.div(centred, o.sqrt(o.add(o.mean(o.pow(centred, exponent), true, axes), o.scalar(epsilon))));
    }
}
