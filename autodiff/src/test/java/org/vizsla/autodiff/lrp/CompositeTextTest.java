package org.vizsla.autodiff.lrp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.autodiff.BackwardRule;
import org.vizsla.autodiff.Composite;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.LimitException;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.VizslaException;
import org.vizsla.testkit.RandomTensors;

class CompositeTextTest {
    private final Graph network = network();

    private static Graph network() {
        RandomTensors random = new RandomTensors(1);
        GraphBuilder b = new GraphBuilder("network");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(3, 8, 8));
        String one = b.op("Conv", x, b.constant("w", random.normal(4, 3, 3, 3)))
                .called("features.0")
                .value();
        String pooled = b.op("MaxPool", b.op("Relu", one).value())
                .called("pool")
                .with("kernel_shape", new long[] {2, 2})
                .value();
        String two = b.op("Conv", pooled, b.constant("w", random.normal(4, 4, 3, 3)))
                .called("features.3")
                .value();
        String flat = b.op("Flatten", two).called("flat").value();
        return b.output(b.op("Gemm", flat, b.constant("w", random.normal(4, 5)))
                        .called("classifier")
                        .value())
                .build();
    }

    private @Nullable BackwardRule rule(String text, String node) {
        Composite composite = CompositeText.parse(text);
        Node found = network.nodes().stream()
                .filter(candidate -> candidate.name().equals(node))
                .findFirst()
                .orElseThrow();
        return composite.rule(network, found);
    }

    @Test
    void theFirstEntryThatMatchesCounts() {
        String text = "first Conv: zbox(low=-2.1, high=2.6); Conv: gamma(0.25); Gemm: epsilon(1e-3)";

        assertThat(rule(text, "features.0")).isEqualTo(new ZBox(List.of(-2.1), List.of(2.6)));
        assertThat(rule(text, "features.3")).isEqualTo(new Gamma(0.25));
        assertThat(rule(text, "classifier")).isEqualTo(new Epsilon(1e-3));
    }

    @Test
    void aTextOfManyEntriesIsRefused() {
        assertThatThrownBy(() -> CompositeText.parse("Conv: flat; ".repeat(1_000)))
                .isInstanceOf(LimitException.class)
                .hasMessage("the composite has 12000 characters, and the limit 'composite-length' is 10000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WORD: flat", "Conv: WORD", "Conv: epsilon(WORD=1)"})
    void aLongWordIsCutInTheMessage(String text) {
        String word = "a".repeat(5_000);
        assertThatThrownBy(() -> CompositeText.parse(text.replace("WORD", word)))
                .isInstanceOf(VizslaException.class)
                .message()
                .contains("'" + "a".repeat(60) + "...'")
                .hasSizeLessThan(400);
    }

    @Test
    void whatNoEntryMatchesHasTheCommonRules() {
        assertThat(rule("dense: zplus", "features.0")).isEqualTo(new Epsilon(1e-6));
        assertThat(rule("dense: zplus", "pool")).isNull();
        assertThat(rule("MaxPool: norm(1e-3)", "pool")).isEqualTo(new Norm(1e-3, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "linear: zero             | Zero[bias=true]",
                "linear: zero(0)          | Zero[bias=false]",
                "linear: epsilon          | Epsilon[epsilon=1.0E-6, bias=true]",
                "linear: epsilon(.1,0)    | Epsilon[epsilon=0.1, bias=false]",
                "linear: gamma            | Gamma[gamma=0.25, stabilizer=1.0E-6, bias=true]",
                "linear: gamma(bias=0,gamma=1) | Gamma[gamma=1.0, stabilizer=1.0E-6, bias=false]",
                "linear: zplus            | ZPlus[stabilizer=1.0E-6, bias=true]",
                "linear: alphabeta        | AlphaBeta[alpha=2.0, beta=1.0, stabilizer=1.0E-6, bias=true]",
                "linear: alphabeta(1, 0)  | AlphaBeta[alpha=1.0, beta=0.0, stabilizer=1.0E-6, bias=true]",
                "linear: wsquare          | WSquare[stabilizer=1.0E-6, bias=true]",
                "linear: flat             | Flat[stabilizer=1.0E-6, bias=false]",
                "linear: zbox([-2, -1.5e0, -1], [2, +1.5, 1]) | ZBox[low=[-2.0, -1.5, -1.0], high=[2.0, 1.5, 1.0], stabilizer=1.0E-6]",
                "linear: pass             | PassThrough[]",
                "linear: gradient         | Gradient[]",
                "Conv, MaxPool: pass ;    | PassThrough[]",
                "convolution named 'features.*' : flat | Flat[stabilizer=1.0E-6, bias=false]",
                "Conv named '*.3': flat   | Epsilon[epsilon=1.0E-6, bias=true]",
                "Conv named 'features': flat | Epsilon[epsilon=1.0E-6, bias=true]",
            })
    void rulesAndTheirDefaults(String text, String expected) {
        assertThat(rule(text, "features.0")).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"first", "first  "})
    void firstLooksThroughBranches(String first) {
        assertThat(rule(first + " linear: flat", "features.0")).isEqualTo(new Flat());
        assertThat(rule(first + " linear: flat", "features.3")).isEqualTo(new Epsilon(1e-6));
        assertThat(rule(first + " dense: flat", "classifier")).isEqualTo(new Flat());
        assertThat(rule(first + " Conv, Gemm: flat", "classifier")).isEqualTo(new Epsilon(1e-6));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\" | in the composite, at character 1: a kind of node, such as Conv, dense or linear should follow, and it ends",
                "Conv | in the composite, at character 5: ':' and a rule should follow, and it ends",
                "Conf: flat | in the composite: 'Conf' is not a known operator; write one as ONNX spells it (Conv, MaxPool), or convolution, dense or linear",
                "Conv: gama | in the composite: there is no rule 'gama'; there are zero, epsilon, gamma, zplus, alphabeta, wsquare, flat, zbox, pass, norm, gradient",
                "Conv: gamma(x=1) | in the composite: gamma has no 'x'; it takes gamma, stabilizer, bias",
                "Conv: gamma(1,1,1,1) | in the composite: gamma takes gamma, stabilizer, bias, and has one argument more",
                "Conv: gamma(1,gamma=1) | in the composite: gamma has 'gamma' twice",
                "Conv: gamma(bias=0,1) | in the composite: gamma has a number without a name behind one with a name; give it its name",
                "Conv: gamma([1,2]) | in the composite: gamma of gamma is one number",
                "Conv: gamma(1e99) | in the composite: 1.0E99 is too large a number",
                "Conv: gamma(much) | in the composite, at character 13: a number should follow, and 'much)' is there",
                "Conv: gamma(1 Conv: flat | in the composite, at character 15: ',' or ')' should follow, and 'Conv: flat' is there",
                "Conv: zbox([1 2], 3) | in the composite, at character 15: ',' or ']' should follow, and '2], 3)' is there",
                "Conv: zbox(low=1) | in the composite: zbox needs high; it takes low, high, stabilizer",
                "Conv: zbox(2, 1) | low = 2.0 of zbox is not below high = 1.0",
                "Conv: alphabeta(2, 2) | alpha = 2.0 and beta = 2.0 do not fit: neither may be negative, and alpha must be beta + 1",
                "Conv: flat Gemm: flat and so on | in the composite, at character 12: ';' or the end should follow, and 'Gemm: flat and so on' is there",
                "Conv named features: flat | in the composite, at character 12: a name in single quotes should follow, and 'features: flat' is there",
                "Relu, Conv: flat | in the composite: flat holds for linear layers (Conv, ConvTranspose, Gemm, MatMul), and not for Relu; pass, norm or gradient would",
                "Conv: pass(1) | in the composite: pass takes nothing, and has one argument more",
            })
    void whatIsNoneIsToldInOneLine(String text, String message) {
        assertThatThrownBy(() -> CompositeText.parse(text))
                .isInstanceOf(VizslaException.class)
                .hasMessage(message);
    }
}
