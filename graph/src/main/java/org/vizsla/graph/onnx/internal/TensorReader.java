package org.vizsla.graph.onnx.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.GraphException;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.TensorData;

/** Makes tensors from their fields. Elements that the file holds as plain bytes stay there, unless they are few. */
final class TensorReader {
    private final ModelBytes source;
    private final ExternalData external;
    private final NarrowElements narrow = new NarrowElements();

    TensorReader(ModelBytes source) {
        this.source = source;
        this.external = new ExternalData(source);
    }

    /** The tensor; {@code what} is what messages call it. */
    Tensor read(TensorFields fields, String what) {
        try {
            DataType wider = NarrowElements.wider(fields.type());
            if (wider != null) {
                return narrow(fields, wider, what);
            }
            DataType type = DataType.ofCode(fields.type());
            if (type == DataType.STRING) {
                throw new GraphException("it holds strings, which is not supported");
            }
            Shape shape = shape(fields.sizes());
            long length = Math.multiplyExact(shape.elements(), (long) type.size());
            return Tensor.of(type, shape, data(fields, type, shape, length, what));
        } catch (GraphException e) {
            throw source.failure(" cannot be used: " + what + ": " + e.getMessage());
        } catch (ArithmeticException e) {
            throw source.failure(" cannot be used: " + what + ": shape " + fields.sizes() + " has too many elements");
        }
    }

    private Tensor narrow(TensorFields fields, DataType wider, String what) {
        Shape shape = shape(fields.sizes());
        Shape packed = Shape.of(NarrowElements.packed(shape.elements()));
        TensorData data = data(fields, DataType.UINT8, packed, packed.elements(), what);
        return narrow.widened(Tensor.of(DataType.UINT8, packed, data).bytes(), wider, shape);
    }

    /** Numbers of 4 bits among those that it has read. */
    NarrowElements narrow() {
        return narrow;
    }

    private static Shape shape(List<Long> sizes) {
        return new Shape(sizes.stream().<Dimension>map(Dimension.Fixed::new).toList());
    }

    private TensorData data(TensorFields fields, DataType type, Shape shape, long length, String what) {
        if (fields.external()) {
            return external.find(fields.whereabouts(), length, what);
        }
        Message raw = fields.raw();
        if (raw != null && raw.length() > 0) {
            if (raw.length() != length) {
                throw wrongLength(what, type, shape, length, raw.length() + " bytes");
            }
            return raw.data();
        }
        TypedElements elements = TypedElements.of(fields.message(), type);
        if (elements.count() != shape.elements()) {
            throw wrongLength(what, type, shape, length, elements.count() + " elements");
        }
        Message plain = elements.plain();
        return plain != null ? plain.data() : copy(elements, length);
    }

    private RuntimeException wrongLength(String what, DataType type, Shape shape, long length, String found) {
        return source.damaged(what + ", " + type + shape + ", takes " + length + " bytes and holds " + found);
    }

    private static TensorData copy(TypedElements elements, long length) {
        ByteBuffer bytes = length < Limits.LEFT_IN_FILE
                ? ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN)
                : Tensor.allocate(length);
        elements.copyInto(bytes);
        return new TensorData.InMemory(bytes.flip().asReadOnlyBuffer());
    }
}
