package org.vizsla.runtime;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;

/** Converts tensors to and from those of ONNX Runtime. */
final class Onnx {
    private Onnx() {}

    static OrtEnvironment environment() {
        return Environment.get();
    }

    /** Wraps a tensor, without copying if its bytes are in direct memory. */
    static OnnxTensor tensor(Tensor tensor) throws OrtException {
        return OnnxTensor.createTensor(
                environment(), direct(tensor.bytes()), tensor.shape().sizes(), javaType(tensor.type()));
    }

    private static ByteBuffer direct(ByteBuffer bytes) {
        return bytes.isDirect()
                ? bytes
                : Tensor.allocate(bytes.remaining()).put(bytes).clear();
    }

    /** Copies a result out of ONNX Runtime's memory. */
    static Tensor tensor(OnnxValue value) throws OrtException {
        if (!(value instanceof OnnxTensor tensor)) {
            throw new VizslaException("an output is a " + value.getType() + ", not a tensor");
        }
        TensorInfo info = tensor.getInfo();
        DataType type = dataType(info);
        Shape shape = Shape.of(info.getShape());
        ByteBuffer bytes = shape.elements() == 0 ? Tensor.allocate(0) : tensor.getByteBuffer();
        return Tensor.of(type, shape, bytes);
    }

    /** The element type of an output. */
    static DataType dataType(NodeInfo output) {
        if (!(output.getInfo() instanceof TensorInfo info)) {
            throw new VizslaException("'" + output.getName() + "' is a " + output.getInfo() + ", not a tensor");
        }
        return dataType(info);
    }

    private static DataType dataType(TensorInfo info) {
        return switch (info.type) {
            case FLOAT -> DataType.FLOAT32;
            case DOUBLE -> DataType.FLOAT64;
            case FLOAT16 -> DataType.FLOAT16;
            case BFLOAT16 -> DataType.BFLOAT16;
            case INT8 -> DataType.INT8;
            case UINT8 -> DataType.UINT8;
            case INT16 -> DataType.INT16;
            case INT32 -> DataType.INT32;
            case INT64 -> DataType.INT64;
            case BOOL -> DataType.BOOL;
            default -> throw new VizslaException("an output of type " + info.onnxType + " cannot be read");
        };
    }

    private static OnnxJavaType javaType(DataType type) {
        return switch (type) {
            case FLOAT32 -> OnnxJavaType.FLOAT;
            case FLOAT64 -> OnnxJavaType.DOUBLE;
            case FLOAT16 -> OnnxJavaType.FLOAT16;
            case BFLOAT16 -> OnnxJavaType.BFLOAT16;
            case INT8 -> OnnxJavaType.INT8;
            case UINT8 -> OnnxJavaType.UINT8;
            case INT16 -> OnnxJavaType.INT16;
            case INT32 -> OnnxJavaType.INT32;
            case INT64 -> OnnxJavaType.INT64;
            case BOOL -> OnnxJavaType.BOOL;
            case UINT16, UINT32, UINT64, STRING ->
                throw new VizslaException("a " + type + " tensor cannot be fed to a graph");
        };
    }
}
