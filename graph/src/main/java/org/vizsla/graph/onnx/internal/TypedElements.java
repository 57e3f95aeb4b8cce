package org.vizsla.graph.onnx.internal;

import java.nio.ByteBuffer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;

/**
 * A tensor's elements held in a typed field, such as {@code int64_data}, instead of as raw bytes. The field may hold them packed, one by one, or
 * both.
 *
 * <p>They are counted first and then copied, so that no more memory is allocated than there are elements. An integer that does not fit its type loses
 * its upper bits, as in ONNX Runtime; a BOOL is anything but 0.
 */
final class TypedElements {
    private final Message tensor;
    private final DataType type;
    private final int field;
    private final int wireType;
    private long count;
    private int fields;
    private @Nullable Message packed;

    private TypedElements(Message tensor, DataType type, int field, int wireType) {
        this.tensor = tensor;
        this.type = type;
        this.field = field;
        this.wireType = wireType;
    }

    /** The elements of a tensor of this type; elements in the fields of other types do not count. */
    static TypedElements of(Message tensor, DataType type) {
        TypedElements elements = switch (type) {
            case FLOAT32 -> new TypedElements(tensor, type, Fields.Tensor.FLOAT_DATA, WireType.FIXED32);
            case FLOAT64 -> new TypedElements(tensor, type, Fields.Tensor.DOUBLE_DATA, WireType.FIXED64);
            case INT64 -> new TypedElements(tensor, type, Fields.Tensor.INT64_DATA, WireType.VARINT);
            case UINT32, UINT64 -> new TypedElements(tensor, type, Fields.Tensor.UINT64_DATA, WireType.VARINT);
            case STRING -> new TypedElements(tensor, type, Fields.Tensor.STRING_DATA, WireType.DELIMITED);
            case BOOL, INT8, UINT8, INT16, UINT16, INT32, FLOAT16, BFLOAT16 ->
                new TypedElements(tensor, type, Fields.Tensor.INT32_DATA, WireType.VARINT);
        };
        elements.measure();
        return elements;
    }

    private void measure() {
        FieldReader reader = tensor.fields();
        while (reader.next()) {
            if (reader.number() == field) {
                fields++;
                if (reader.isPacked()) {
                    packed = reader.message();
                }
                reader.numbers(wireType, value -> count++);
            }
        }
    }

    long count() {
        return count;
    }

    /** The elements as they are in the file, if they are contiguous there: one packed field of floating-point numbers. */
    @Nullable
    Message plain() {
        return wireType != WireType.VARINT && fields == 1 ? packed : null;
    }

    /** Puts all elements, little-endian. */
    void copyInto(ByteBuffer bytes) {
        LongConsumer put = switch (type.size()) {
            case 1 -> value -> bytes.put((byte) (type == DataType.BOOL ? (value == 0 ? 0 : 1) : value));
            case 2 -> value -> bytes.putShort((short) value);
            case 4 -> value -> bytes.putInt((int) value);
            default -> bytes::putLong;
        };
        FieldReader reader = tensor.fields();
        while (reader.next()) {
            if (reader.number() == field) {
                reader.numbers(wireType, put);
            }
        }
    }
}
