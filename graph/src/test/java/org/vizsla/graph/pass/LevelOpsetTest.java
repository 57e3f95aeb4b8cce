package org.vizsla.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.pass.internal.OperatorChange;

class LevelOpsetTest {
    private static final String REFUSED = "Scan";

    private final LevelOpset pass = new LevelOpset();

    @Test
    void squeeze() {
        assertLifted("squeeze axes", """
                graph squeeze_axes (ai.onnx 21)
                  input x: float32[2, 3, 4, 1]
                  const ints/3: int64[1][3]
                  y = Squeeze(x, ints/3)
                  output y
                """);
        assertNode("squeeze all", "y = Squeeze(x)");
        assertNode("unsqueeze", "y = Unsqueeze(x, ints/0,2)");
    }

    @ParameterizedTest
    @CsvSource({
        "reduce sum, ReduceSum",
        "reduce mean, ReduceMean",
        "reduce max, ReduceMax",
        "reduce min, ReduceMin",
        "reduce product, ReduceProd",
        "reduce l1, ReduceL1",
        "reduce l2, ReduceL2",
        "reduce log sum exp, ReduceLogSumExp",
        "reduce sum of squares, ReduceSumSquare"
    })
    void reductionsTakeTheirAxesAsInput(String name, String operator) {
        assertNode(name, "y = " + operator + "(x, ints/-1,2) keepdims=0");
    }

    @Test
    void reductionsOfAllAxesStay() {
        assertNode("reduce sum of all axes", "y = ReduceSum(x) keepdims=0");
        assertNode("reduce mean of all axes", "y = ReduceMean(x)");
    }

    @Test
    void slice() {
        assertLifted("slice", """
                graph slice (ai.onnx 21)
                  input x: float32[2, 3, 4, 5]
                  const ints/1,-3: int64[2][1, -3]
                  const ints/3,9223372036854775807: int64[2][3, 9223372036854775807]
                  const ints/1,3: int64[2][1, 3]
                  y = Slice(x, ints/1,-3, ints/3,9223372036854775807, ints/1,3)
                  output y
                """);
        assertNode("slice of leading axes", "y = Slice(x, ints/0,1, ints/1,3)");
    }

    @Test
    void topK() {
        assertLifted("top k", """
                graph top_k (ai.onnx 21)
                  input x: float32[2, 7]
                  const ints/3: int64[1][3]
                  TopK, TopK_1 = TopK(x, ints/3)
                  output TopK, TopK_1
                """);
    }

    @Test
    void split() {
        assertLifted("split sizes", """
                graph split_sizes (ai.onnx 21)
                  input x: float32[2, 4, 5]
                  const ints/1,4: int64[2][1, 4]
                  Split, Split_1 = Split(x, ints/1,4) axis=2
                  output Split, Split_1
                """);
        assertNode("split in equal parts", "Split, Split_1 = Split(x) axis=1 num_outputs=2");
        assertNode("split in equal parts of set 13", "Split, Split_1 = Split(x) axis=1 num_outputs=2");
        assertNode("split by a sizes input", "Split, Split_1 = Split(x, ints/1,3) axis=1");
    }

    @Test
    void fourierTransform() {
        assertNode("fourier transform", "y = DFT(x, _, int/1) onesided=1");
        assertNode("fourier transform of set length", "y = DFT(x, int/6, int/2)");
    }

    @Test
    void clip() {
        assertLifted("clip", """
                graph clip (ai.onnx 21)
                  input x: float32[2, 3]
                  const float/0.0: float32[][0.0]
                  const float/6.0: float32[][6.0]
                  y = Clip(x, float/0.0, float/6.0)
                  output y
                """);
        assertNode("clip above", "y = Clip(x, _, float/0.5)");
    }

    @Test
    void scalarsTakeTheTypeOfTheData() {
        assertLifted("pad of doubles", """
                graph pad_of_doubles (ai.onnx 21)
                  input x: float32[2, 3]
                  const ints/0,1,0,0: int64[4][0, 1, 0, 0]
                  const float/-0.5: float32[][-0.5]
                  Cast = Cast(x) to=11
                  Pad/CastLike = CastLike(float/-0.5, Cast)
                  Pad = Pad(Cast, ints/0,1,0,0, Pad/CastLike)
                  y = Cast(Pad) to=1
                  output y
                """);
    }

    @Test
    void pad() {
        assertLifted("pad with a value", """
                graph pad_with_a_value (ai.onnx 21)
                  input x: float32[2, 3]
                  const ints/0,1,0,2: int64[4][0, 1, 0, 2]
                  const float/-1.5: float32[][-1.5]
                  y = Pad(x, ints/0,1,0,2, float/-1.5)
                  output y
                """);
        assertNode("pad", "y = Pad(x, ints/0,0,1,2,0,0,3,0)");
        assertNode("pad by reflection", "y = Pad(x, ints/0,0,1,2,0,0,2,1) mode=\"reflect\"");
    }

    @Test
    void dropout() {
        assertLifted("dropout", """
                graph dropout (ai.onnx 21)
                  input x: float32[2, 3]
                  const float/0.4: float32[][0.4]
                  y = Dropout(x, float/0.4)
                  output y
                """);
        assertNode("dropout with unused mask", "Dropout = Dropout(x)");
    }

    @Test
    void batchNormalization() {
        assertNode("batch normalization", "y = BatchNormalization(x, scale, bias, mean, var) epsilon=0.01");
    }

    @Test
    void groupNormalization() {
        assertLifted("group normalization", """
                graph group_normalization (ai.onnx 21)
                  input x: float32[2, 6, 4, 5]
                  const scale: float32[2][1.0, -2.0]
                  const bias: float32[2][0.5, 3.0]
                  const ints/2: int64[1][2]
                  const ints/1: int64[1][1]
                  const ints/-1: int64[1][-1]
                  y/Shape = Shape(x) end=2 start=1
                  y/Div = Div(y/Shape, ints/2)
                  y/Concat = Concat(ints/1, y/Div) axis=0
                  y/Unsqueeze = Unsqueeze(scale, ints/1)
                  y/Expand = Expand(y/Unsqueeze, y/Concat)
                  y/Reshape = Reshape(y/Expand, ints/-1)
                  y/Unsqueeze_1 = Unsqueeze(bias, ints/1)
                  y/Expand_2 = Expand(y/Unsqueeze_1, y/Concat)
                  y/Reshape_3 = Reshape(y/Expand_2, ints/-1)
                  y = GroupNormalization(x, y/Reshape, y/Reshape_3) num_groups=2
                  output y
                """);
    }

    @Test
    void softmaxOfSeveralAxes() {
        assertLifted("softmax of several axes", """
                graph softmax_of_several_axes (ai.onnx 21)
                  input x: float32[2, 3, 4, 5]
                  y/Shape = Shape(x)
                  y/Flatten = Flatten(x) axis=1
                  y/Softmax = Softmax(y/Flatten) axis=1
                  y = Reshape(y/Softmax, y/Shape)
                  output y
                """);
        assertNode("softmax of all axes", "y/Flatten = Flatten(x) axis=0");
        assertNode("softmax of unknown rank", "y/Flatten = Flatten(Relu) axis=-2");
        assertNode("log softmax", "y/LogSoftmax = LogSoftmax(y/Flatten) axis=1");
        assertNode("hardmax", "y/Hardmax = Hardmax(y/Flatten) axis=1");
    }

    @Test
    void softmaxOfOneAxis() {
        assertLifted("softmax of a matrix", """
                graph softmax_of_a_matrix (ai.onnx 21)
                  input x: float32[2, 5]
                  y = Softmax(x) axis=1
                  output y
                """);
        assertNode("softmax along the last axis", "y = Softmax(x) axis=-1");
        assertNode("softmax before axes of one", "y = Softmax(x) axis=1");
        assertNode("softmax after flatten", "y = Softmax(Flatten) axis=1");
    }

    @Test
    void upsampleAndResizeByScales() {
        String sampling = " coordinate_transformation_mode=\"asymmetric\" mode=";
        assertLifted("upsample", """
                graph upsample (ai.onnx 21)
                  input x: float32[1, 2, 4, 6]
                  const scales: float32[4][1.0, 1.0, 2.0, 3.0]
                  y = Resize(x, _, scales) coordinate_transformation_mode="asymmetric" mode="nearest" nearest_mode="floor"
                  output y
                """);
        assertNode("upsample linearly", "y = Resize(x, _, scales)" + sampling + "\"linear\"");
        assertNode("resize linearly", "y = Resize(x, _, scales)" + sampling + "\"linear\"");
        assertNode("resize to more", "y = Resize(x, _, scales)" + sampling + "\"nearest\" nearest_mode=\"floor\"");
        assertNode("resize to less", "y = Resize(x, _, scales)" + sampling + "\"nearest\" nearest_mode=\"ceil\"");
    }

    @Test
    void resizeThatRoundsBothWays() {
        assertLifted("resize to more and less", """
                graph resize_to_more_and_less (ai.onnx 21)
                  input x: float32[1, 2, 4, 6]
                  const scales: float32[4][1.0, 1.0, 1.6, 0.6]
                  const float/1.0: float32[][1.0]
                  y/Max = Max(scales, float/1.0)
                  y/Resize = Resize(x, _, y/Max) coordinate_transformation_mode="asymmetric" mode="nearest" nearest_mode="floor"
                  y/Min = Min(scales, float/1.0)
                  y = Resize(y/Resize, _, y/Min) coordinate_transformation_mode="asymmetric" mode="nearest" nearest_mode="ceil"
                  output y
                """);
        assertNode("resize by computed scales", "y/Max = Max(Mul_1, float/1.0)");
    }

    @Test
    void resizeWithEmptyInputs() {
        assertLifted("resize to sizes", """
                graph resize_to_sizes (ai.onnx 21)
                  input x: float32[1, 2, 4, 6]
                  const ints/1,2,7,3: int64[4][1, 2, 7, 3]
                  y = Resize(x, _, _, ints/1,2,7,3) coordinate_transformation_mode="align_corners" mode="linear"
                  output y
                """);
        assertNode("resize to half pixels", "y = Resize(x, _, scales) mode=\"linear\"");
        assertNode(
                "resize in pixel centres rounded down",
                "y = Resize(x, _, scales) coordinate_transformation_mode=\"half_pixel\""
                        + " nearest_mode=\"round_prefer_ceil\"");
    }

    @Test
    void sampling() {
        assertNode("grid sample", "y = GridSample(x, grid) mode=\"linear\"");
        assertNode("grid sample of nearest", "y = GridSample(x, grid) mode=\"nearest\"");
        assertNode("grid sample of cubics", "y = GridSample(x, grid) mode=\"cubic\"");
        assertNode(
                "region align",
                "y = RoiAlign(x, regions, batch) coordinate_transformation_mode=\"output_half_pixel\""
                        + " output_height=2 output_width=3");
    }

    @Test
    void scatter() {
        assertNode("scatter", "y = ScatterElements(x, indices, updates) axis=1");
    }

    @Test
    void everyChangedOperatorHasACase() {
        List<String> operators = LevellingCases.ALL.stream()
                .flatMap(each -> each.before().nodes().stream()
                        .filter(node -> OperatorChange.of(node, each.before().opset()) != null)
                        .map(Node::operator))
                .toList();
        assertThat(operators)
                .containsAll(OperatorChange.ALL.stream()
                        .map(OperatorChange::operator)
                        .filter(operator -> !operator.equals(REFUSED))
                        .toList());
    }

    @ParameterizedTest
    @FieldSource("org.vizsla.graph.pass.LevellingCases#ALL")
    void keepsInputsOutputsAndTheOriginal(LevellingCases.Case each) {
        String before = each.before().toString();
        Graph after = pass.apply(each.before());
        assertThat(after.opset()).isEqualTo(21);
        assertThat(after.outputs()).isEqualTo(each.before().outputs());
        assertThat(after.inputs()).containsExactlyElementsOf(each.before().inputs());
        assertThat(each.before()).hasToString(before);
        assertThat(pass.apply(after)).isSameAs(after);
    }

    static Stream<OperatorChange> changesBeforeTheNewestSet() {
        return OperatorChange.ALL.stream().filter(change -> change.since() < GraphBuilder.OPSET);
    }

    @ParameterizedTest
    @MethodSource("changesBeforeTheNewestSet")
    void nodesThatAreNewEnoughStay(OperatorChange change) {
        GraphBuilder b = new GraphBuilder("new").opset("", change.since());
        b.input("x", DataType.FLOAT32, Shape.of(2, 3));
        Graph graph = b.output(b.op(change.operator(), "x").with("mode", "any").named("y"))
                .build();
        assertThat(pass.apply(graph).nodes()).isEqualTo(graph.nodes());
    }

    @Test
    void operatorsOfOtherDomainsStay() {
        GraphBuilder b = new GraphBuilder("custom").opset("", 11).opset("com.example", 1);
        b.input("x", DataType.FLOAT32, Shape.of(2, 3, 4));
        b.add(new Node("", "Softmax", "com.example", List.of("x"), List.of("y"), Map.of()));
        Graph graph = b.output("y").build();
        assertThat(pass.apply(graph).nodes()).isEqualTo(graph.nodes());
    }

    @Test
    void refusesOperatorSetsOutOfRange() {
        assertRefused(
                reluOf(0),
                "the model is of operator set 0, and Vizsla understands 1 to 28: export it again with one of these");
        assertRefused(
                reluOf(29),
                "the model is of operator set 29, and Vizsla understands 1 to 28: export it again with one of these");
    }

    @Test
    void refusesToLiftInsideSubgraphs() {
        assertRefused(
                branching("Softmax"),
                "If 'choice' holds Softmax 'chosen' of operator set 11, which cannot be lifted inside a subgraph:"
                        + " export the model again with operator set 21");
    }

    @Test
    void leavesSubgraphsThatNeedNothing() {
        Graph graph = branching("Relu");
        assertThat(pass.apply(graph).nodes()).isEqualTo(graph.nodes());
    }

    @Test
    void refusesTraining() {
        Graph graph = LevellingCases.before("batch normalization");
        Node training = graph.nodes().get(0).withOutputs(List.of("y", "mean2", "var2", "m", "v"));
        assertRefused(
                graph.toBuilder().nodes(List.of(training)).build(),
                "BatchNormalization 'bn' is in training mode, for it has 5 outputs: export the model for inference"
                        + " (in PyTorch, after model.eval())");
    }

    @ParameterizedTest
    @ValueSource(ints = {22, 23, 24, 25, 28})
    void newerSetsMeanTheSameWithoutTheirOwnOperators(int opset) {
        assertThat(pass.apply(reluOf(opset))).hasToString("""
                graph relu (ai.onnx 21)
                  input x: float32[2, 3]
                  y = Relu(x)
                  output y
                """);
    }

    @ParameterizedTest
    @CsvSource({"Swish, 28, 24", "RMSNormalization, 24, 23", "Attention, 24, 24", "Attention, 28, 25", "BitCast, 26, 26"
    })
    void operatorsThatCameLaterKeepTheOldestSetThatHasThem(String operator, int opset, int kept) {
        GraphBuilder b = new GraphBuilder("new").opset("", opset);
        b.input("x", DataType.FLOAT32, Shape.of(2, 3));
        Graph graph = b.output(b.op(operator, "x").named("y")).build();
        assertThat(pass.apply(graph).opset()).isEqualTo(kept);
        assertThat(pass.apply(graph).nodes()).isEqualTo(graph.nodes());
    }

    @Test
    void attributesThatCameLaterAreDroppedWhereTheySayNothing() {
        GraphBuilder b = new GraphBuilder("new").opset("", 25);
        b.input("x", DataType.FLOAT32, Shape.of(2, 3));
        String scale = b.scalar(0.5f);
        b.output(b.op("Cast", "x").with("to", 10).with("round_mode", "up").named("y"));
        b.output(b.op("QuantizeLinear", "x", scale).with("precision", 0).named("q"));
        assertThat(pass.apply(b.build())).hasToString("""
                graph new (ai.onnx 21)
                  input x: float32[2, 3]
                  const float/0.5: float32[][0.5]
                  y = Cast(x) to=10
                  q = QuantizeLinear(x, float/0.5)
                  output y, q
                """);
    }

    @Test
    void attributesThatCameLaterKeepTheirSetWhereTheySaySomething() {
        GraphBuilder b = new GraphBuilder("new").opset("", 25);
        b.input("x", DataType.INT8, Shape.of(2, 3));
        b.output(b.op("DequantizeLinear", "x", b.scalar(0.5f))
                .with("output_dtype", 10)
                .named("y"));
        Graph graph = b.build();
        assertThat(pass.apply(graph).opset()).isEqualTo(23);
        assertThat(pass.apply(graph).nodes()).isEqualTo(graph.nodes());
    }

    @Test
    void operandsAreAlignedByAxesWhereTheirNumbersAreKnown() {
        assertNode("aligned Add", "y = Add(Exp, y/Unsqueeze)");
        assertNode("aligned Add", "y/Unsqueeze = Unsqueeze(bias, ints/1,2)");
        assertNode("prelu by channel", "y = PRelu(x, y/Unsqueeze)");
        assertNode("add at the last axis", "y = Add(x, bias)");
    }

    @Test
    void normalizationOfEachPositionIsWrittenOut() {
        assertNode("batch normalization by position", "y = Add(y/Mul, bias)");
    }

    @Test
    void experimentsAreWrittenOut() {
        assertNode("scale", "y = Mul(x, float/0.5)");
        assertNode("affine", "y = Add(y/Mul, float/-1.0)");
        assertNode("crop borders", "y = Slice(x, ints/0,1, ints/-1,-2, ints/2,3)");
    }

    @Test
    void dropsTheAttributeOfOlderNormalization() {
        assertThat(pass.apply(spatial(1)).nodes().get(0).attributes()).isEmpty();
    }

    private static Graph spatial(long spatial) {
        Graph graph = LevellingCases.before("batch normalization");
        Node node = graph.nodes().get(0);
        Map<String, Attribute> attributes = Map.of("spatial", new Attribute.Int(spatial));
        Node other = new Node("bn", node.operator(), "", node.inputs(), node.outputs(), attributes);
        return graph.toBuilder().nodes(List.of(other)).build();
    }

    @Test
    void refusesMasksThatAreUsed() {
        assertRefused(
                LevellingCases.before("dropout with unused mask").toBuilder()
                        .output("Dropout_1")
                        .build(),
                "Dropout 'Dropout' of operator set 9 gives its mask to other nodes, which is not supported:"
                        + " export the model for inference");
    }

    @Test
    void refusesCoordinatesThatAreGone() {
        GraphBuilder b = new GraphBuilder("resize").opset("", 11);
        b.input("x", DataType.FLOAT32, Shape.of(1, 2, 4, 6));
        String scales = b.constant("scales", Tensor.ofFloats(Shape.of(4), 1, 1, 2, 2));
        b.output(b.op("Resize", "x", scales, scales)
                .with("coordinate_transformation_mode", "tf_half_pixel_for_nn")
                .named("y"));
        assertRefused(
                b.build(),
                "Resize 'y' has coordinates tf_half_pixel_for_nn with mode nearest and rounding round_prefer_floor,"
                        + " which newer operator sets lack: only nearest with floor is supported");
    }

    @Test
    void refusesNodesThatLackWhatTheyRequire() {
        GraphBuilder b = new GraphBuilder("broken").opset("", 10);
        b.input("x", DataType.FLOAT32, Shape.of(2, 3));
        assertRefused(
                b.output(b.op("Pad", "x").named("y")).build(),
                "Pad 'y' of operator set 10 lacks its attribute 'pads': the model is broken, export it again");
        assertRefused(
                b.outputs(List.of(b.op("Resize", "x").named("z"))).buildPruned(),
                "Resize 'z' of operator set 10 lacks input 1: the model is broken, export it again");
    }

    private static Graph reluOf(int opset) {
        GraphBuilder b = new GraphBuilder("relu").opset("", opset);
        b.input("x", DataType.FLOAT32, Shape.of(2, 3));
        return b.output(b.op("Relu", "x").named("y")).build();
    }

    /** A model of set 11 with an operator in both branches of an {@code If}. */
    private static Graph branching(String operator) {
        GraphBuilder inner = new GraphBuilder("branch").opset("", 11);
        String two = inner.constant("two", Tensor.ofFloats(Shape.of(1, 2), 3, 4));
        Graph branch = inner.output(inner.op(operator, two).named("chosen")).build();
        GraphBuilder b = new GraphBuilder("branching").opset("", 11);
        b.input("x", DataType.BOOL, Shape.of());
        Map<String, Attribute> branches = Map.of("then_branch", new Attribute.OfGraph(branch));
        b.add(new Node("choice", "If", "", List.of("x"), List.of("y"), branches));
        return b.output("y").build();
    }

    private void assertLifted(String name, String expected) {
        assertThat(pass.apply(LevellingCases.before(name))).hasToString(expected);
    }

    private void assertNode(String name, String expected) {
        assertThat(pass.apply(LevellingCases.before(name)).toString().lines()).contains("  " + expected);
    }

    private void assertRefused(Graph graph, String message) {
        assertThatThrownBy(() -> pass.apply(graph))
                .isInstanceOf(VizslaException.class)
                .hasMessage(message);
    }

    @Test
    void aScanOfBatchesIsRefused() {
        GraphBuilder b = new GraphBuilder("scan").opset("", 8);
        b.input("x", DataType.FLOAT32, Shape.of(1, 4, 3));
        GraphBuilder body = new GraphBuilder("body");
        String column = body.input("column", DataType.FLOAT32, Shape.of(3));
        Graph inner = body.output(body.op("Neg", column).value()).buildInner();
        b.op("Scan", "", "x")
                .called("steps")
                .with("body", new Attribute.OfGraph(inner))
                .with("num_scan_inputs", 1)
                .named("y");
        Graph graph = b.output("y").build();
        assertThatThrownBy(() -> pass.apply(graph))
                .isInstanceOf(VizslaException.class)
                .hasMessage("Scan 'steps' of operator set 8 runs sequence by sequence, which is not supported: export"
                        + " the model again with operator set 9 or newer");
    }
}
