package org.vizsla.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.pass.internal.fused.FusedOperator;

class UnfuseOperatorsTest {
    /** Without a kernel for the processor that tests run on: they differ from others in the order of axes, or in the name alone. */
    private static final Set<String> NOT_RUN =
            Set.of("NhwcConv", "NhwcFusedConv", "QLinearReduceMean", "Trilu", "GatherND", "Pad", "Range");

    private final UnfuseOperators pass = new UnfuseOperators();

    @Test
    void aConvolutionWithItsActivation() {
        assertThat(pass.apply(FusedCases.before("convolution, leaky relu"))).hasToString("""
                graph convolution,_leaky_relu (ai.onnx 21)
                  input x: float32[2, 3, 5, 6]
                  const numbers: float32[4, 3, 2, 3]
                  const numbers_1: float32[4][-0.6666667, 0.5, 0.25, 0.0]
                  FusedConv/Conv = Conv(x, numbers, numbers_1)
                  FusedConv = LeakyRelu(FusedConv/Conv) alpha=0.2
                  y = Identity(FusedConv)
                  output y
                """);
    }

    @Test
    void aSumOfQuantizedValues() {
        assertThat(pass.apply(FusedCases.before("sum of quantized values"))
                        .toString()
                        .lines())
                .contains(
                        "  QLinearAdd/Add = Add(QLinearAdd/DequantizeLinear, QLinearAdd/DequantizeLinear_1)",
                        "  QLinearAdd = QuantizeLinear(QLinearAdd/Add, float/0.037, zero_3)");
    }

    @Test
    void channelsLastAreTransposedAround() {
        GraphBuilder b = new GraphBuilder("last").opset("com.microsoft", 1);
        b.input("x", DataType.FLOAT32, Shape.of(2, 5, 6, 3));
        b.input("w", DataType.FLOAT32, Shape.of(4, 3, 2, 3));
        b.add(new Node(
                "n",
                "NhwcFusedConv",
                "com.microsoft",
                List.of("x", "w"),
                List.of("y"),
                Map.of("activation", new Attribute.Text("Relu"))));
        assertThat(pass.apply(b.output("y").build())).hasToString("""
                graph last (ai.onnx 21)
                  input x: float32[2, 5, 6, 3]
                  input w: float32[4, 3, 2, 3]
                  y/Transpose = Transpose(x) perm=[0,3,1,2]
                  y/channels_first/Conv = Conv(y/Transpose, w)
                  y/channels_first = Relu(y/channels_first/Conv)
                  y = Transpose(y/channels_first) perm=[0,2,3,1]
                  output y
                """);
    }

    @Test
    void everyOperatorHasACase() {
        Set<String> cases = FusedCases.ALL.stream()
                .flatMap(each -> each.before().nodes().stream())
                .map(node -> node.domain() + "/" + node.operator())
                .collect(Collectors.toSet());
        assertThat(FusedOperator.ALL)
                .filteredOn(fused -> !NOT_RUN.contains(fused.operator()))
                .allSatisfy(fused -> assertThat(cases).contains(fused.domain() + "/" + fused.operator()));
    }

    @ParameterizedTest
    @FieldSource("org.vizsla.graph.pass.FusedCases#ALL")
    void onlyStandardOperatorsAreLeft(FusedCases.Case each) {
        Graph after = pass.apply(each.before());
        assertThat(after.opsets().keySet()).containsExactly("");
        assertThat(after.nodes()).allMatch(node -> FusedOperator.of(node) == null);
        assertThat(pass.apply(after)).isSameAs(after);
    }

    @Test
    void aLayoutForOneKindOfProcessorIsRefused() {
        GraphBuilder b = new GraphBuilder("blocked").opset("com.microsoft.nchwc", 1);
        b.input("x", DataType.FLOAT32, Shape.of(1, 16, 5, 6));
        b.add(new Node("first", "ReorderOutput", "com.microsoft.nchwc", List.of("x"), List.of("y"), Map.of()));
        Graph graph = b.output("y").build();
        assertThatThrownBy(() -> pass.apply(graph))
                .isInstanceOf(VizslaException.class)
                .hasMessage(
                        "ReorderOutput 'first' is of com.microsoft.nchwc: ONNX Runtime saved the model for one kind of"
                                + " processor; give the model as it was before, or save it with the optimization level"
                                + " ORT_ENABLE_EXTENDED");
    }

    @Test
    void whatHasNoStandardFormStays() {
        GraphBuilder b = new GraphBuilder("mask").opset("com.microsoft", 1);
        b.input("x", DataType.FLOAT32, Shape.of(2, 5, 8));
        b.input("w", DataType.FLOAT32, Shape.of(8, 24));
        b.input("mask", DataType.INT32, Shape.of(2));
        Node attention =
                new Node("", "Attention", "com.microsoft", List.of("x", "w", "", "mask"), List.of("y"), Map.of());
        Graph graph = b.add(attention).output("y").build();
        assertThat(pass.apply(graph).nodes()).containsExactly(attention);
    }
}
