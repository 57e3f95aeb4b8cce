package org.vizsla.graph.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataLocation;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.vizsla.graph.Graph;

/** Models made with ONNX's generated classes. */
final class Protos {
    static final int FLOAT = TensorProto.DataType.FLOAT_VALUE;
    static final int INT64 = TensorProto.DataType.INT64_VALUE;

    private Protos() {}

    static ModelProto.Builder model(GraphProto.Builder graph) {
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .setGraph(graph);
    }

    /** {@code y = Relu(x)}, x of {@code [N, 3]}, to be added to. */
    static GraphProto.Builder relu() {
        return GraphProto.newBuilder()
                .setName("net")
                .addInput(value("x", FLOAT, Dimension.newBuilder().setDimParam("N"), dimension(3)))
                .addNode(node("Relu", List.of("x"), "y"))
                .addOutput(ValueInfoProto.newBuilder().setName("y"));
    }

    static NodeProto.Builder node(String operator, List<String> inputs, String... outputs) {
        return NodeProto.newBuilder().setOpType(operator).addAllInput(inputs).addAllOutput(List.of(outputs));
    }

    static Dimension.Builder dimension(long size) {
        return Dimension.newBuilder().setDimValue(size);
    }

    static ValueInfoProto value(String name, int type, Dimension.Builder... dimensions) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (Dimension.Builder dimension : dimensions) {
            shape.addDim(dimension);
        }
        TypeProto.Tensor.Builder tensor =
                TypeProto.Tensor.newBuilder().setElemType(type).setShape(shape);
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    static TensorProto.Builder tensor(String name, int type, long... sizes) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(type);
        for (long size : sizes) {
            tensor.addDims(size);
        }
        return tensor;
    }

    static TensorProto.Builder raw(String name, int type, byte[] bytes, long... sizes) {
        return tensor(name, type, sizes).setRawData(ByteString.copyFrom(bytes));
    }

    /** A tensor of 400 floats in another file. */
    static TensorProto.Builder external(String name, Map<String, String> whereabouts) {
        TensorProto.Builder tensor = tensor(name, FLOAT, 400).setDataLocation(DataLocation.EXTERNAL);
        whereabouts.forEach((key, text) -> tensor.addExternalData(
                StringStringEntryProto.newBuilder().setKey(key).setValue(text)));
        return tensor;
    }

    static AttributeProto.Builder attribute(String name, AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }

    static AttributeProto.Builder attribute(String name, GraphProto.Builder graph) {
        return attribute(name, AttributeType.GRAPH).setG(graph);
    }

    static Graph read(ModelProto.Builder model) {
        return OnnxReader.read(ByteBuffer.wrap(model.build().toByteArray()));
    }

    static Graph read(GraphProto.Builder graph) {
        return read(model(graph));
    }
}
