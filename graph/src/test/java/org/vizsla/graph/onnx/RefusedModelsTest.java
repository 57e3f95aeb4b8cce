package org.vizsla.graph.onnx;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vizsla.graph.onnx.Protos.FLOAT;
import static org.vizsla.graph.onnx.Protos.attribute;
import static org.vizsla.graph.onnx.Protos.dimension;
import static org.vizsla.graph.onnx.Protos.model;
import static org.vizsla.graph.onnx.Protos.node;
import static org.vizsla.graph.onnx.Protos.relu;
import static org.vizsla.graph.onnx.Protos.tensor;
import static org.vizsla.graph.onnx.Protos.value;

import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.graph.VizslaException;

/** What is valid ONNX but not supported, or valid protobuf but not ONNX, is refused by name. */
class RefusedModelsTest {
    private static final String AGAIN = "; export, copy or download it again";

    private static void assertRefused(ModelProto.Builder model, String message) {
        assertThatThrownBy(() -> Protos.read(model))
                .isInstanceOf(VizslaException.class)
                .hasMessage("the model" + message);
    }

    private static void assertRefused(GraphProto.Builder graph, String message) {
        assertRefused(model(graph), message);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 29, Integer.MAX_VALUE})
    void operatorSetsThatAreTooOldOrTooNew(int opset) {
        ModelProto.Builder model = model(relu());
        model.setOpsetImport(0, OperatorSetIdProto.newBuilder().setVersion(opset));
        assertRefused(model, " is of operator set " + opset + "; export the model with operator set 1 to 28");
    }

    @Test
    void modelsThatNameNoOperatorSet() {
        assertRefused(
                model(relu()).clearOpsetImport(),
                " is truncated or damaged: it does not name the version of any operator set" + AGAIN);
    }

    @Test
    void operatorsOfSetsThatAreNotNamed() {
        assertRefused(
                relu().addNode(node("Gelu", List.of("x"), "g").setDomain("org.example")),
                " is not a valid model: Gelu 'g' is of operator set 'org.example', which the graph does not import");
    }

    @Test
    void functionsThatCallThemselves() {
        NodeProto.Builder call = node("Block", List.of("x"), "z").setName("b1").setDomain("local");
        assertRefused(
                model(relu().addNode(call))
                        .addFunctions(FunctionProto.newBuilder()
                                .setName("Block")
                                .setDomain("local")
                                .addInput("x")
                                .addOutput("z")
                                .addNode(call)),
                " is not a valid model: function local.Block calls itself");
    }

    @Test
    void functionsOfAnotherOperatorSet() {
        NodeProto.Builder call = node("Block", List.of("x"), "z").setName("b1").setDomain("local");
        assertRefused(
                model(relu().addNode(call))
                        .addFunctions(FunctionProto.newBuilder()
                                .setName("Block")
                                .setDomain("local")
                                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(11))),
                " cannot be used: Block 'b1' calls local.Block, a function of operator set 11 in a model of operator set 17;"
                        + " export the model with functions inlined");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 14, 15, 17, 23, 99, -1})
    void elementTypesThatAreNotKnown(int type) {
        String known = "element type " + type + " is not supported; supported are FLOAT, integers up to 64 bits, BOOL,"
                + " STRING, FLOAT16, BFLOAT16 and DOUBLE";
        assertRefused(
                relu().addInitializer(tensor("w", type, 1).setRawData(ByteString.copyFrom(new byte[4]))),
                " cannot be used: initializer 'w': " + known);
    }

    @Test
    void inputsOfUnknownElementTypes() {
        assertRefused(
                relu().addInput(value("q", TensorProto.DataType.COMPLEX64_VALUE)),
                " cannot be used: input 'q': element type 14 is not supported; supported are FLOAT, integers up to 64"
                        + " bits, BOOL, STRING, FLOAT16, BFLOAT16 and DOUBLE");
    }

    @Test
    void inputsWithoutType() {
        String message = " does not say of which type input 'q' is";
        assertRefused(relu().addInput(ValueInfoProto.newBuilder().setName("q")), message);
        assertRefused(relu().addInput(value("q", 0)), message);
    }

    @Test
    void valuesThatAreNoTensors() {
        TypeProto.Tensor tensor =
                TypeProto.Tensor.newBuilder().setElemType(FLOAT).build();
        TypeProto.Builder inner = TypeProto.newBuilder().setTensorType(tensor);
        assertNoTensor(
                TypeProto.newBuilder()
                        .setSequenceType(TypeProto.Sequence.newBuilder().setElemType(inner)),
                "a sequence");
        assertNoTensor(
                TypeProto.newBuilder()
                        .setOptionalType(TypeProto.Optional.newBuilder().setElemType(inner)),
                "an optional value");
        assertNoTensor(
                TypeProto.newBuilder().setMapType(TypeProto.Map.newBuilder().setKeyType(7)), "a map");
        assertNoTensor(
                TypeProto.newBuilder()
                        .setSparseTensorType(TypeProto.SparseTensor.newBuilder().setElemType(FLOAT)),
                "a sparse tensor");
        assertNoTensor(TypeProto.newBuilder().setOpaqueType(TypeProto.Opaque.newBuilder()), "of a custom type");
    }

    private static void assertNoTensor(TypeProto.Builder type, String what) {
        ValueInfoProto.Builder odd = ValueInfoProto.newBuilder().setName("q").setType(type);
        String rest = " 'q' is " + what + ", and only tensors are supported";
        assertRefused(relu().addInput(odd), " cannot be used: input" + rest);
    }

    @Test
    void sparseInitializers() {
        assertRefused(
                relu().addSparseInitializer(SparseTensorProto.newBuilder().setValues(tensor("s", FLOAT))),
                " holds sparse initializers, which are not supported; export the model with dense ones");
    }

    @Test
    void tensorsInSegments() {
        assertRefused(
                relu().addInitializer(tensor("w", FLOAT, 1)
                        .setSegment(TensorProto.Segment.newBuilder().setBegin(0))),
                " cannot be used: it holds a tensor in segments, which is not supported");
    }

    @ParameterizedTest
    @CsvSource({
        "TENSORS, several tensors",
        "GRAPHS, several graphs",
        "SPARSE_TENSOR, a sparse tensor",
        "SPARSE_TENSORS, several sparse tensors",
        "TYPE_PROTO, a type",
        "TYPE_PROTOS, several types"
    })
    void attributesOfOtherKinds(AttributeType type, String words) {
        assertRefused(
                relu().addNode(node("Constant", List.of(), "c").addAttribute(attribute("sparse_value", type))),
                " cannot be used: attribute 'sparse_value' of Constant 'c' holds " + words
                        + ", which is not supported");
    }

    @Test
    void attributesWithoutTypeOrContent() {
        NodeProto.Builder untyped = node("Elu", List.of("x"), "e");
        untyped.addAttributeBuilder().setName("alpha").setF(1);
        assertRefused(
                relu().addNode(untyped), " is not a valid model: attribute 'alpha' of Elu 'e' has an unknown type");
        for (AttributeType type : new AttributeType[] {AttributeType.TENSOR, AttributeType.GRAPH}) {
            assertRefused(
                    relu().addNode(node("If", List.of("x"), "e").addAttribute(attribute("then_branch", type))),
                    " is truncated or damaged: attribute 'then_branch' of If 'e' is empty" + AGAIN);
        }
    }

    @Test
    void thingsThatAreThereTwice() {
        TensorProto.Builder w = tensor("w", FLOAT).addFloatData(1);
        assertRefused(
                relu().addInitializer(w).addInitializer(w),
                " is truncated or damaged: initializer 'w' is defined twice" + AGAIN);
        assertRefused(
                relu().addInput(value("x", FLOAT)), " is truncated or damaged: input 'x' is defined twice" + AGAIN);
        assertRefused(
                relu().addNode(node("Tanh", List.of("x"), "y")),
                " is not a valid model: 'y' is defined a second time, by Tanh 'y'");
    }

    @Test
    void namesThatWouldBreakALine() {
        assertThatThrownBy(() -> Protos.read(relu().addNode(node("Relu", List.of("x"), "a\u001b[31m"))))
                .isInstanceOf(VizslaException.class)
                .hasMessageMatching("the model is truncated or damaged: a name holds control characters \\(byte \\d+ of"
                        + " \\d+\\); export, copy or download it again");
        assertRefused(
                relu().addNode(node("Tanh", List.of("left\u202Eright"), "z")),
                " is not a valid model: Tanh 'z' uses 'left\\u202eright', which nothing defines");
    }

    @Test
    void messagesStayShort() {
        assertThatThrownBy(() -> Protos.read(relu().addNode(node("Tanh", List.of("n".repeat(4000)), "z"))))
                .isInstanceOf(VizslaException.class)
                .hasMessageStartingWith("the model is not a valid model: Tanh 'z' uses 'nnn")
                .hasMessageEndingWith("nnn...")
                .satisfies(e -> org.assertj.core.api.Assertions.assertThat(e.getMessage())
                        .hasSizeLessThan(500));
    }

    @Test
    void nodesWithoutOperator() {
        GraphProto.Builder graph = relu().addNode(NodeProto.newBuilder().addOutput("z"));
        assertThatThrownBy(() -> Protos.read(graph))
                .isInstanceOf(VizslaException.class)
                .hasMessageMatching("the model is truncated or damaged: a node has no operator \\(byte \\d+ of \\d+\\);"
                        + " export, copy or download it again");
    }

    @Test
    void tensorsThatHoldMoreOrLessThanTheySay() {
        assertRefused(
                relu().addInitializer(Protos.raw("w", FLOAT, new byte[20], 2, 3)),
                " is truncated or damaged: initializer 'w', FLOAT32[2, 3], takes 24 bytes and holds 20 bytes" + AGAIN);
        assertRefused(
                relu().addInitializer(tensor("w", FLOAT, 2).addFloatData(1)),
                " is truncated or damaged: initializer 'w', FLOAT32[2], takes 8 bytes and holds 1 elements" + AGAIN);
        assertRefused(
                relu().addInitializer(tensor("w", FLOAT, 2).addInt32Data(1).addInt32Data(2)),
                " is truncated or damaged: initializer 'w', FLOAT32[2], takes 8 bytes and holds 0 elements" + AGAIN);
        assertRefused(
                relu().addInitializer(tensor("w", FLOAT, 1L << 40)),
                " is truncated or damaged: initializer 'w', FLOAT32[1099511627776], takes 4398046511104 bytes and holds"
                        + " 0 elements" + AGAIN);
    }

    @Test
    void tensorsOfImpossibleSizes() {
        assertRefused(
                relu().addInitializer(tensor("w", FLOAT, 2, -3)),
                " cannot be used: initializer 'w': a dimension cannot be -3");
        assertRefused(
                relu().addInitializer(tensor("w", FLOAT, 1L << 40, 1L << 40)),
                " cannot be used: initializer 'w': shape [1099511627776, 1099511627776] has too many elements");
        assertRefused(
                relu().addInitializer(tensor("w", FLOAT, 1L << 62)),
                " cannot be used: initializer 'w': shape [4611686018427387904] has too many elements");
        assertRefused(
                relu().addInput(value("q", FLOAT, dimension(3))).addInitializer(tensor("q", FLOAT, -1)),
                " cannot be used: initializer 'q': a dimension cannot be -1");
    }
}
