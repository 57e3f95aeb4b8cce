package org.vizsla.graph.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vizsla.graph.onnx.Protos.FLOAT;
import static org.vizsla.graph.onnx.Protos.attribute;
import static org.vizsla.graph.onnx.Protos.dimension;
import static org.vizsla.graph.onnx.Protos.model;
import static org.vizsla.graph.onnx.Protos.node;
import static org.vizsla.graph.onnx.Protos.read;
import static org.vizsla.graph.onnx.Protos.relu;
import static org.vizsla.graph.onnx.Protos.tensor;
import static org.vizsla.graph.onnx.Protos.value;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.graph.Graph;
import org.vizsla.graph.OnnxMetadata;
import org.vizsla.graph.Value;

/** What ONNX's generated classes write, the reader reads. */
class OnnxReaderTest {
    @Test
    void readsInputsNodesAndOutputs() {
        GraphProto.Builder graph = relu().clearOutput()
                .addInitializer(tensor("w", FLOAT, 2).addFloatData(1.5f).addFloatData(-2))
                .addNode(node("Mul", List.of("y", "w"), "z").setName("scale").setDomain("ai.onnx"))
                .addOutput(value("z", FLOAT, Dimension.newBuilder().setDimParam("N"), dimension(3)))
                .addOutput(ValueInfoProto.newBuilder().setName("y"));
        Graph read = read(graph);
        assertThat(read).hasToString("""
                graph net (ai.onnx 17)
                  input x: float32[N, 3]
                  const w: float32[2][1.5, -2.0]
                  y = Relu(x)
                  z: float32[N, 3] = Mul(y, w)
                  output z, y
                """);
        assertThat(read.nodes().get(1).name()).isEqualTo("scale");
        assertThat(read.nodes().get(1).is("Mul")).isTrue();
    }

    @Test
    void readsEveryKindOfAttribute() {
        NodeProto.Builder odd = node("Odd", List.of("x"), "z")
                .setDomain("org.example")
                .addAttribute(attribute("a", AttributeType.INT).setI(-1L << 40))
                .addAttribute(attribute("b", AttributeType.FLOAT).setF(0.1f))
                .addAttribute(attribute("c", AttributeType.STRING).setS(ByteString.copyFromUtf8("Größe\n2")))
                .addAttribute(attribute("d", AttributeType.INTS).addInts(3).addInts(-4))
                .addAttribute(attribute("e", AttributeType.FLOATS).addFloats(2).addFloats(-0f))
                .addAttribute(attribute("f", AttributeType.STRINGS).addStrings(ByteString.copyFromUtf8("p")))
                .addAttribute(attribute("g", AttributeType.TENSOR)
                        .setT(tensor("", Protos.INT64, 1).addInt64Data(7)))
                .addAttribute(attribute("h", AttributeType.INTS));
        ModelProto.Builder model = model(relu().addNode(odd));
        model.addOpsetImport(
                OperatorSetIdProto.newBuilder().setDomain("org.example").setVersion(2));
        assertThat(read(model).nodes().get(1).attributes().toString())
                .isEqualTo("{a=Int[value=-1099511627776], b=Real[value=0.1], c=Text[value=Größe\n2],"
                        + " d=Ints[values=[3, -4]], e=Reals[values=[2.0, -0.0]], f=Texts[values=[p]],"
                        + " g=OfTensor[value=int64[1][7]], h=Ints[values=[]]}");
    }

    @Test
    void readsPackedAttributes() {
        UnknownFieldSet packed = UnknownFieldSet.newBuilder()
                .addField(
                        8,
                        UnknownFieldSet.Field.newBuilder()
                                .addLengthDelimited(ByteString.copyFrom(new byte[] {3, 4}))
                                .build())
                .addField(
                        7,
                        UnknownFieldSet.Field.newBuilder()
                                .addLengthDelimited(ByteString.copyFrom(new byte[] {0, 0, (byte) 0x80, 0x3F}))
                                .build())
                .build();
        NodeProto.Builder node = node("Odd", List.of("x"), "z")
                .addAttribute(attribute("ints", AttributeType.INTS).setUnknownFields(packed))
                .addAttribute(attribute("floats", AttributeType.FLOATS).setUnknownFields(packed));
        assertThat(read(relu().addNode(node)).nodes().get(1).attributes().toString())
                .isEqualTo("{ints=Ints[values=[3, 4]], floats=Reals[values=[1.0]]}");
    }

    @Test
    void keepsInputsAndOutputsThatAreLeftOut() {
        Graph graph = read(relu().addNode(node("Clip", List.of("x", "", "y"), "", "c")));
        assertThat(graph.nodes().get(1).inputs()).containsExactly("x", "", "y");
        assertThat(graph.nodes().get(1).outputs()).containsExactly("", "c");
    }

    @Test
    void anInitializerThatIsListedAsAnInputIsNone() {
        ModelProto.Builder old =
                model(relu().addInitializer(tensor("w", FLOAT, 1).addFloatData(2))
                        .addInput(value("w", FLOAT, dimension(1)))
                        .addNode(node("Mul", List.of("y", "w"), "z")));
        assertThat(read(old.setIrVersion(3)).inputs()).extracting(Value::name).containsExactly("x");
    }

    @Test
    void readsSubgraphsThatCaptureOuterValues() {
        GraphProto.Builder inner = GraphProto.newBuilder()
                .setName("inner")
                .addNode(node("Mul", List.of("y", "t"), "p"))
                .addOutput(ValueInfoProto.newBuilder().setName("p"));
        GraphProto.Builder thenBranch = GraphProto.newBuilder()
                .setName("then")
                .addInitializer(tensor("two", FLOAT).addFloatData(2))
                .addNode(node("Add", List.of("x", "two"), "t"))
                .addNode(node("If", List.of("go"), "deep")
                        .addAttribute(attribute("then_branch", inner))
                        .addAttribute(attribute(
                                "else_branch",
                                relu().clearInput()
                                        .clearOutput()
                                        .setNode(0, node("Relu", List.of("t"), "q"))
                                        .addOutput(ValueInfoProto.newBuilder().setName("q")))))
                .addOutput(ValueInfoProto.newBuilder().setName("deep"));
        GraphProto.Builder elseBranch = GraphProto.newBuilder()
                .setName("else")
                .addOutput(ValueInfoProto.newBuilder().setName("y"));
        GraphProto.Builder graph = relu().addInput(value("go", TensorProto.DataType.BOOL_VALUE))
                .addNode(node("If", List.of("go"), "z")
                        .addAttribute(attribute("then_branch", thenBranch))
                        .addAttribute(attribute("else_branch", elseBranch)));
        assertThat(read(graph)).hasToString("""
                graph net (ai.onnx 17)
                  input x: float32[N, 3]
                  input go: bool[]
                  y = Relu(x)
                  z = If(go) else_branch={ graph else (ai.onnx 17);   output y } \
                then_branch={ graph then (ai.onnx 17);   const two: float32[][2.0];   t = Add(x, two);   \
                deep = If(go) else_branch={ graph net (ai.onnx 17);   q = Relu(t);   output q } \
                then_branch={ graph inner (ai.onnx 17);   p = Mul(y, t);   output p };   output deep }
                  output y
                """);
    }

    @Test
    void readsLoopBodies() {
        GraphProto.Builder body = GraphProto.newBuilder()
                .setName("body")
                .addInput(value("i", Protos.INT64))
                .addInput(value("on", TensorProto.DataType.BOOL_VALUE))
                .addInput(value("state", FLOAT, dimension(3)))
                .addNode(node("Add", List.of("state", "x"), "next"))
                .addOutput(ValueInfoProto.newBuilder().setName("on"))
                .addOutput(ValueInfoProto.newBuilder().setName("next"));
        Graph graph =
                read(relu().addNode(node("Loop", List.of("", "", "y"), "z").addAttribute(attribute("body", body))));
        assertThat(graph.toString())
                .contains("z = Loop(_, _, y) body={ graph body (ai.onnx 17);   input i: int64[];   input on: bool[];"
                        + "   input state: float32[3];   next = Add(state, x);   output on, next }");
    }

    @Test
    void sizesThatAreMissingOrNegativeAreSymbolic() {
        Graph graph = read(relu().setInput(0, value("x", FLOAT, Dimension.newBuilder(), dimension(-1), dimension(0))));
        assertThat(graph.inputs().toString()).isEqualTo("[x: float32[?, ?, 0]]");
    }

    @Test
    void aValueMayHaveNoShape() {
        ValueInfoProto.Builder x = value("x", FLOAT).toBuilder();
        x.getTypeBuilder().getTensorTypeBuilder().clearShape();
        Graph graph = read(relu().setInput(0, x).setOutput(0, x.setName("y")));
        assertThat(graph.shape("x")).isNull();
        assertThat(graph.values()).containsOnlyKeys("y");
        assertThat(graph.inputs().toString()).isEqualTo("[x: float32]");
    }

    @Test
    void whatIsSaidOfValuesInBetweenIsNotBelieved() {
        Graph graph = read(relu().addNode(node("Tanh", List.of("y"), "z"))
                .setOutput(0, ValueInfoProto.newBuilder().setName("z"))
                .addValueInfo(value("y", FLOAT, dimension(999))));
        assertThat(graph.value("y")).isNull();
    }

    @Test
    void keepsWhatTheModelSaysOfItself() {
        ModelProto.Builder model = model(relu().setDocString("of a graph"))
                .setProducerName("pytorch")
                .setProducerVersion("2.1")
                .setDomain("org.example")
                .setModelVersion(-3)
                .setDocString("two\nlines")
                .addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey("author").setValue("Ada"))
                .addMetadataProps(StringStringEntryProto.newBuilder()
                        .setKey(OnnxMetadata.PRODUCER_NAME)
                        .setValue("nobody"));
        assertThat(read(model).metadata())
                .isEqualTo(Map.of(
                        OnnxMetadata.PRODUCER_NAME,
                        "pytorch",
                        OnnxMetadata.PRODUCER_VERSION,
                        "2.1",
                        OnnxMetadata.DOMAIN,
                        "org.example",
                        OnnxMetadata.MODEL_VERSION,
                        "-3",
                        OnnxMetadata.DOC_STRING,
                        "two\nlines",
                        OnnxMetadata.GRAPH_DOC_STRING,
                        "of a graph",
                        "author",
                        "Ada"));
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 10, 13, 20, 21})
    void readsOperatorSets9To21(int opset) {
        ModelProto.Builder model = model(relu());
        model.setOpsetImport(
                0, OperatorSetIdProto.newBuilder().setDomain("ai.onnx").setVersion(opset));
        model.addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset));
        model.addOpsetImport(
                OperatorSetIdProto.newBuilder().setDomain("com.microsoft").setVersion(1));
        assertThat(read(model).opsets()).isEqualTo(Map.of("", opset, "com.microsoft", 1));
    }

    @Test
    void functionsThatNothingCallsDoNotMatter() {
        ModelProto.Builder model = model(relu())
                .addFunctions(FunctionProto.newBuilder().setName("Relu").setDomain("local"));
        assertThat(read(model).nodes()).hasSize(1);
    }

    @Test
    void fieldsThatItDoesNotKnowAreSkipped() {
        UnknownFieldSet unknown = UnknownFieldSet.newBuilder()
                .addField(
                        900,
                        UnknownFieldSet.Field.newBuilder()
                                .addVarint(-1)
                                .addFixed32(2)
                                .addFixed64(3)
                                .addLengthDelimited(ByteString.copyFromUtf8("later"))
                                .build())
                .build();
        ModelProto.Builder model = model(relu().setUnknownFields(unknown)).setUnknownFields(unknown);
        assertThat(read(model).nodes()).hasSize(1);
    }

    @Test
    void sortsNodesThatAreNotInOrder() {
        GraphProto.Builder graph = relu().clearNode()
                .addNode(node("Add", List.of("b", "c"), "y"))
                .addNode(node("Relu", List.of("x"), "a"))
                .addNode(node("Tanh", List.of("b"), "c"))
                .addNode(node("Abs", List.of("a"), "b"));
        assertThat(read(graph).nodes())
                .extracting(node -> node.operator())
                .containsExactly("Relu", "Abs", "Tanh", "Add");
    }

    @Test
    void leavesNodesThatAreInOrder() {
        GraphProto.Builder graph = relu().clearNode()
                .addNode(node("Abs", List.of("x"), "unused"))
                .addNode(node("Tanh", List.of("x"), "a"))
                .addNode(node("Relu", List.of("a"), "y"));
        assertThat(read(graph).nodes()).extracting(node -> node.operator()).containsExactly("Abs", "Tanh", "Relu");
    }

    @Test
    void takesAnOutputThatIsListedTwiceForOne() {
        GraphProto.Builder graph = relu().addOutput(ValueInfoProto.newBuilder().setName("y"));
        assertThat(read(graph).outputs()).containsExactly("y");
    }

    @Test
    void takesTheLastOfTwoVersionsOfTheStandardSet() {
        ModelProto.Builder model = model(relu());
        model.addOpsetImport(
                OperatorSetIdProto.newBuilder().setDomain("ai.onnx").setVersion(13));
        assertThat(read(model).opsets()).isEqualTo(Map.of("", 13));
    }

    @Test
    void takesTheNewestOfSetsThatAreNotNamed() {
        ModelProto.Builder fused =
                model(relu().addNode(node("Gelu", List.of("x"), "g").setDomain("com.microsoft")));
        assertThat(read(fused).opsets()).isEqualTo(Map.of("", 17, "com.microsoft", 1));
        ModelProto.Builder labels = model(relu());
        labels.setOpsetImport(
                0, OperatorSetIdProto.newBuilder().setDomain("ai.onnx.ml").setVersion(3));
        assertThat(read(labels).opsets()).isEqualTo(Map.of("", 28, "ai.onnx.ml", 3));
    }

    @Test
    void takesFormatsBeforeOperatorSetsForTheFirst() {
        assertThat(read(model(relu()).setIrVersion(2).clearOpsetImport()).opset())
                .isEqualTo(1);
    }

    @Test
    void readsStrings() {
        TensorProto.Builder names = tensor("names", TensorProto.DataType.STRING_VALUE, 2)
                .addStringData(ByteString.copyFromUtf8("cat"))
                .addStringData(ByteString.copyFromUtf8("größer"));
        GraphProto.Builder graph = relu().addInitializer(names)
                .addNode(node("Constant", List.of(), "c")
                        .addAttribute(attribute("value", AttributeType.TENSOR).setT(names)));
        assertThat(read(graph).toString().lines())
                .contains(
                        "  names = Constant() value_strings=[\"cat\",\"größer\"]",
                        "  c = Constant() value=[\"cat\",\"größer\"]");
    }

    @Test
    void readsOutputsThatAreNoTensorsByName() {
        TypeProto.Builder map =
                TypeProto.newBuilder().setMapType(TypeProto.Map.newBuilder().setKeyType(7));
        Graph graph = read(relu().addNode(node("ZipMap", List.of("y"), "z").setDomain("ai.onnx.ml"))
                .addOutput(ValueInfoProto.newBuilder().setName("z").setType(map)));
        assertThat(graph.outputs()).containsExactly("y", "z");
        assertThat(graph.value("z")).isNull();
    }

    @Test
    void putsFunctionsInPlaceOfTheirCalls() {
        AttributeProto.Builder slope = attribute("alpha", AttributeType.FLOAT).setRefAttrName("slope");
        FunctionProto.Builder inner = FunctionProto.newBuilder()
                .setName("Leak")
                .setDomain("local")
                .addInput("v")
                .addOutput("r")
                .addAttribute("slope")
                .addNode(node("LeakyRelu", List.of("v"), "r").addAttribute(slope));
        FunctionProto.Builder outer = FunctionProto.newBuilder()
                .setName("Block")
                .setDomain("local")
                .addInput("v")
                .addInput("w")
                .addOutput("out")
                .addOutput("v")
                .addNode(node("Leak", List.of("v"), "t")
                        .setDomain("local")
                        .addAttribute(attribute("slope", AttributeType.FLOAT).setF(0.25f)))
                .addNode(node("Sum", List.of("t", "w"), "out").setName("sum"));
        ModelProto.Builder model = model(relu().addNode(node("Block", List.of("y"), "z", "same")
                                .setName("b1")
                                .setDomain("local"))
                        .addOutput(ValueInfoProto.newBuilder().setName("z")))
                .addFunctions(inner)
                .addFunctions(outer);
        assertThat(read(model)).hasToString("""
                graph net (ai.onnx 17)
                  input x: float32[N, 3]
                  y = Relu(x)
                  same = Identity(y)
                  z/t = LeakyRelu(y) alpha=0.25
                  z = Sum(z/t, _)
                  output y, z
                """);
    }
}
