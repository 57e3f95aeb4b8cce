package org.vizsla.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.NodeBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.graph.VizslaException;

class MakeBatchDynamicTest {
    private final MakeBatchDynamic pass = new MakeBatchDynamic();
    private final GraphBuilder b = new GraphBuilder("net");

    @Test
    void aFlattenedImage() {
        b.input("x", DataType.FLOAT32, Shape.of(1, 3, 4, 5));
        b.value(new Value("r", DataType.FLOAT32, Shape.of(1, 3, 4, 5)));
        b.value(new Value("y", DataType.FLOAT32, Shape.of(1, 60)));
        b.op("Relu", "x").named("r");
        b.output(b.op("Reshape", "r", b.integers(1, 60)).with("allowzero", 1).named("y"));
        Graph graph = b.build();
        String before = graph.toString();

        Graph dynamic = pass.apply(graph);

        assertThat(dynamic).hasToString("""
                graph net (ai.onnx 21)
                  input x: float32[N, 3, 4, 5]
                  const ints/0,60: int64[2][0, 60]
                  r: float32 = Relu(x)
                  y: float32[N, 60] = Reshape(r, ints/0,60)
                  output y
                """);
        assertThat(graph).hasToString(before);
        assertThat(pass.apply(dynamic)).isSameAs(dynamic);
    }

    @Test
    void aBatchOfMoreThanOne() {
        assertTarget(new long[] {4, -1}, "ints/0,-1");
    }

    @Test
    void targetsThatNameNoBatchStay() {
        assertTarget(new long[] {-1, 60}, "ints/-1,60");
        assertTarget(new long[] {0, 60}, "ints/0,60");
        assertTarget(new long[] {2, 120}, "ints/2,120");
    }

    private void assertTarget(long[] target, String expected) {
        GraphBuilder b = new GraphBuilder("net");
        b.input("x", DataType.FLOAT32, Shape.of(4, 3, 4, 5));
        b.output(b.op("Reshape", "x", b.integers(target)).named("y"));
        Graph dynamic = pass.apply(b.build());
        assertThat(dynamic.nodes().get(0).inputs()).containsExactly("x", expected);
    }

    @Test
    void constantsAreNoBatch() {
        b.input("x", DataType.FLOAT32, Shape.of(1, 3, 4, 5));
        String weights = b.constant("w", Tensor.ofFloats(Shape.of(3), 1, 2, 3));
        String scale = b.op("Reshape", weights, b.integers(1, 3, 1, 1)).named("scale");
        b.output(b.op("Mul", "x", scale).named("y"));
        Graph dynamic = pass.apply(b.build());
        assertThat(dynamic.nodes().get(0).inputs()).containsExactly("w", "ints/1,3,1,1");
    }

    @Test
    void channelShuffle() {
        b.input("x", DataType.FLOAT32, Shape.of(1, 6, 4, 5));
        String groups = b.op("Reshape", "x", b.integers(1, 2, 3, 4, 5)).named("groups");
        String swapped = b.op("Transpose", groups)
                .with("perm", new long[] {0, 2, 1, 3, 4})
                .named("swapped");
        b.output(b.op("Reshape", swapped, b.integers(1, -1, 4, 5)).named("y"));
        assertThat(pass.apply(b.build()).toString().lines())
                .contains(
                        "  groups = Reshape(x, ints/0,2,3,4,5)",
                        "  swapped = Transpose(groups) perm=[0,2,1,3,4]",
                        "  y = Reshape(swapped, ints/0,-1,4,5)");
    }

    @Test
    void windowsMergedIntoTheFirstAxis() {
        b.input("x", DataType.FLOAT32, Shape.of(1, 4, 6, 3));
        b.value(new Value("swapped", DataType.FLOAT32, Shape.of(1, 2, 3, 2, 2, 3)));
        String cut = b.op("Reshape", "x", b.integers(1, 2, 2, 3, 2, 3)).named("cut");
        String swapped = b.op("Transpose", cut)
                .with("perm", new long[] {0, 1, 3, 2, 4, 5})
                .named("swapped");
        String windows = b.op("Reshape", swapped, b.integers(-1, 4, 3)).named("windows");
        b.output(b.op("Reshape", windows, b.integers(1, 4, 6, 3)).named("y"));
        assertThat(pass.apply(b.build()).toString().lines())
                .contains("  windows = Reshape(swapped, ints/-1,4,3)", "  y = Reshape(windows, ints/-1,4,6,3)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Transpose | perm | 1,0,2,3",
                "Concat | axis | 0",
                "ArgMax | axis | 0",
                "TopK | axis | 0",
                "NonZero | none | 0"
            })
    void whereTheFirstAxisIsNoLongerTheBatchInferredSizesStay(String operator, String attribute, String numbers) {
        assertTargetAfter(operator, attribute, numbers, "ints/1,-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Transpose | perm | 0,2,3,1",
                "Concat | axis | 1",
                "TopK | axis | 1",
                "Flatten | axis | 2",
                "Relu | none | 0"
            })
    void whereTheFirstAxisIsTheBatchItIsCopied(String operator, String attribute, String numbers) {
        assertTargetAfter(operator, attribute, numbers, "ints/0,-1");
    }

    private void assertTargetAfter(String operator, String attribute, String numbers, String expected) {
        GraphBuilder b = new GraphBuilder("net");
        b.input("x", DataType.FLOAT32, Shape.of(1, 3, 4, 5));
        long[] values =
                Arrays.stream(numbers.split(",")).mapToLong(Long::parseLong).toArray();
        NodeBuilder step = b.op(operator, "x");
        String moved = (values.length == 1 ? step.with(attribute, values[0]) : step.with(attribute, values)).value();
        b.output(b.op("Reshape", moved, b.integers(1, -1)).named("y"));
        Graph dynamic = pass.apply(b.build());
        assertThat(dynamic.nodes().get(1).inputs().get(1)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "ReduceMean, 0, ints/1;-1",
        "ReduceMean, -4, ints/1;-1",
        "ReduceMean, 2, ints/0;-1",
        "Squeeze, 0, ints/1;-1",
        "Unsqueeze, 0, ints/1;-1",
        "Unsqueeze, -5, ints/1;-1",
        "Unsqueeze, 1, ints/0;-1"
    })
    void axesOfAnInput(String operator, long axis, String expected) {
        b.input("x", DataType.FLOAT32, Shape.of(1, 3, 4, 5));
        String moved = b.op(operator, "x", b.integers(axis)).value();
        b.output(b.op("Reshape", moved, b.integers(1, -1)).named("y"));
        assertThat(pass.apply(b.build()).nodes().get(1).inputs().get(1)).isEqualTo(expected.replace(';', ','));
    }

    @Test
    void outputsWithoutTheBatchLoseTheirShape() {
        b.input("x", DataType.FLOAT32, Shape.of(1, 3, 4, 5));
        b.value(new Value("y", DataType.FLOAT32, Shape.of(3, 1, 4, 5)));
        b.output(b.op("Transpose", "x").with("perm", new long[] {1, 0, 2, 3}).named("y"));
        assertThat(pass.apply(b.build()).value("y")).isEqualTo(new Value("y", DataType.FLOAT32, null));
    }

    @Test
    void graphsThatAreDynamicOrHaveNoSingleInputStay() {
        GraphBuilder symbolic = new GraphBuilder("symbolic");
        symbolic.input("x", DataType.FLOAT32, Shape.batchOf(3, 4, 5));
        assertUntouched(symbolic.output(symbolic.op("Relu", "x").named("y")).build());

        GraphBuilder two = new GraphBuilder("two");
        two.input("a", DataType.FLOAT32, Shape.of(1, 3));
        two.input("b", DataType.FLOAT32, Shape.of(1, 3));
        assertUntouched(two.output(two.op("Add", "a", "b").named("y")).build());

        GraphBuilder vector = new GraphBuilder("vector");
        vector.input("x", DataType.FLOAT32, Shape.of(3));
        assertUntouched(vector.output(vector.op("Relu", "x").named("y")).build());
    }

    private void assertUntouched(Graph graph) {
        assertThat(pass.apply(graph)).isSameAs(graph);
    }

    @Test
    void refusesOldOperatorSets() {
        b.opset("", 13).input("x", DataType.FLOAT32, Shape.of(1, 3, 4, 5));
        Graph graph = b.output(b.op("Relu", "x").named("y")).build();
        assertThatThrownBy(() -> pass.apply(graph))
                .isInstanceOf(VizslaException.class)
                .hasMessage(
                        "MakeBatchDynamic needs operator set 21 or a newer one, and the graph is of 13: apply LevelOpset first");
    }

    @Test
    void refusesConstantNodes() {
        b.input("x", DataType.FLOAT32, Shape.of(1, 60));
        Attribute value = new Attribute.Ints(List.of(1L, 60L));
        b.add(new Node("", "Constant", "", List.of(), List.of("c"), Map.of("value_ints", value)));
        Graph graph = b.output(b.op("Reshape", "x", "c").named("y")).build();
        assertThatThrownBy(() -> pass.apply(graph))
                .isInstanceOf(VizslaException.class)
                .hasMessage("MakeBatchDynamic needs constants to be initializers: apply FoldConstantNodes first");
    }

    @Test
    void joinedAxesOfOneImageBecomeARowOfEach() {
        b.input("x", DataType.FLOAT32, Shape.of(1, 3, 4, 5));
        b.output(b.op("Flatten", "x").with("axis", 0).named("y"));
        assertThat(pass.apply(b.build()).nodes().get(0))
                .hasToString(new Node("", "Reshape", "", List.of("x", "ints/0,-1"), List.of("y"), Map.of()).toString());
    }

    @Test
    void whatIsConcatenatedToEachImageIsRepeated() {
        b.input("x", DataType.FLOAT32, Shape.of(1, 3, 4));
        String token = b.constant("token", Tensor.ofFloats(Shape.of(1, 1, 4), 1, 2, 3, 4));
        b.output(b.op("Concat", token, "x").with("axis", 1).named("y"));
        assertThat(pass.apply(b.build()).toString().lines())
                .contains("  Expand = Expand(Slice, Concat)", "  y = Concat(Expand, x) axis=1");
    }
}
