package org.vizsla.graph;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * An immutable dense tensor: a type, a fixed shape, and row-major little-endian bytes in memory or in a file.
 *
 * <p>Elements of {@link DataType#STRING} have no bytes of fixed size and are not represented.
 */
public final class Tensor {
    private final DataType type;
    private final Shape shape;
    private final TensorData data;

    /** The file's mapping, or the transposed elements, shared by all users, while there are any. */
    private WeakReference<ByteBuffer> mapping = new WeakReference<>(null);

    private Tensor(DataType type, Shape shape, TensorData data) {
        if (type == DataType.STRING) {
            throw new GraphException("tensors of strings are not supported");
        }
        long expected = size(type, shape);
        if (data.length() != expected) {
            throw new GraphException(
                    "a " + type + shape + " tensor takes " + expected + " bytes, not " + data.length());
        }
        this.type = type;
        this.shape = shape;
        this.data = data;
    }

    private static long size(DataType type, Shape shape) {
        long elements = shape.elements();
        if (elements > Long.MAX_VALUE / type.size()) {
            throw new GraphException("shape " + shape + " has too many elements");
        }
        return elements * type.size();
    }

    public static Tensor of(DataType type, Shape shape, TensorData data) {
        return new Tensor(type, shape, data);
    }

    /** A tensor of these bytes (position to limit), which are not copied and must not change. */
    public static Tensor of(DataType type, Shape shape, ByteBuffer bytes) {
        return new Tensor(
                type,
                shape,
                new TensorData.InMemory(bytes.slice().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN)));
    }

    /** The transpose of a matrix, which is not copied before its bytes are asked for: {@code [columns, rows]} of {@code [rows, columns]}. */
    public static Tensor transposeOf(Tensor matrix) {
        Shape transposed = Shape.of(matrix.shape().size(1), matrix.shape().size(0));
        return new Tensor(matrix.type(), transposed, new TensorData.OfTransposed(matrix));
    }

    /** A FLOAT32 tensor with a copy of the values. */
    public static Tensor ofFloats(Shape shape, float... values) {
        ByteBuffer bytes = allocate(4L * values.length);
        bytes.asFloatBuffer().put(values);
        return of(DataType.FLOAT32, shape, bytes);
    }

    /** An INT64 tensor with a copy of the values. */
    public static Tensor ofLongs(Shape shape, long... values) {
        ByteBuffer bytes = allocate(8L * values.length);
        bytes.asLongBuffer().put(values);
        return of(DataType.INT64, shape, bytes);
    }

    /** A one-dimensional INT64 tensor. */
    public static Tensor ofLongs(List<Long> values) {
        return ofLongs(
                Shape.of(values.size()),
                values.stream().mapToLong(Long::longValue).toArray());
    }

    public static Tensor scalar(float value) {
        return ofFloats(Shape.of(), value);
    }

    public static Tensor scalar(long value) {
        return ofLongs(Shape.of(), value);
    }

    /**
     * A direct, little-endian buffer of zeros.
     *
     * @throws GraphException if it would be larger than 2 GB
     */
    public static ByteBuffer allocate(long bytes) {
        if (bytes > Integer.MAX_VALUE) {
            throw new GraphException("a tensor of " + bytes + " bytes cannot be held in memory; 2 GB can");
        }
        return ByteBuffer.allocateDirect((int) bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    public DataType type() {
        return type;
    }

    public Shape shape() {
        return shape;
    }

    public TensorData data() {
        return data;
    }

    public long elements() {
        return shape.elements();
    }

    /** The same bytes under another shape with as many elements. */
    public Tensor reshaped(Shape other) {
        return new Tensor(type, other, data);
    }

    /** Some rows along the first axis, as a view: {@code [count, ...]}. */
    public Tensor rows(int start, int count) {
        java.util.Objects.checkFromIndexSize(start, count, shape.length(0));
        long[] sizes = shape.sizes();
        long rowBytes = sizes[0] == 0 ? 0 : data.length() / sizes[0];
        sizes[0] = count;
        ByteBuffer part = bytes().slice(Shape.lengthOf(start, rowBytes), Shape.lengthOf(count, rowBytes));
        return of(type, Shape.of(sizes), part);
    }

    /**
     * The bytes, read-only and little-endian; those in a file are mapped, those of a transpose are a copy.
     *
     * @throws VizslaException if the file cannot be read, or is shorter than it was, or the tensor is larger than 2 GB
     */
    public ByteBuffer bytes() {
        if (data instanceof TensorData.InMemory memory) {
            return memory.bytes().duplicate().order(ByteOrder.LITTLE_ENDIAN);
        }
        if (data instanceof TensorData.OfTransposed transposed) {
            return moved(transposed.matrix());
        }
        TensorData.InFile file = (TensorData.InFile) data;
        if (file.length() > Integer.MAX_VALUE) {
            throw new VizslaException(file.file() + " holds a tensor of " + file.length()
                    + " bytes; no more than 2 GB can be mapped at once");
        }
        try (FileChannel channel = FileChannel.open(file.file(), StandardOpenOption.READ)) {
            if (channel.size() < file.offset() + file.length()) {
                throw new VizslaException(file.file() + " is shorter than it was: " + channel.size() + " bytes");
            }
            return mapped(channel, file);
        } catch (NoSuchFileException e) {
            throw new VizslaException(file.file() + " no longer exists", e);
        } catch (IOException e) {
            throw new VizslaException("cannot read " + file.file() + ": " + e.getMessage(), e);
        }
    }

    private synchronized ByteBuffer mapped(FileChannel channel, TensorData.InFile file) throws IOException {
        ByteBuffer known = mapping.get();
        if (known == null) {
            known = channel.map(FileChannel.MapMode.READ_ONLY, file.offset(), file.length());
            mapping = new WeakReference<>(known);
        }
        return known.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    private synchronized ByteBuffer moved(Tensor matrix) {
        ByteBuffer known = mapping.get();
        if (known == null) {
            known = Transposition.of(matrix);
            mapping = new WeakReference<>(known);
        }
        return known.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The elements as a view; FLOAT32 only. */
    public FloatBuffer floatBuffer() {
        require(DataType.FLOAT32);
        return bytes().asFloatBuffer();
    }

    /** A copy of the elements; FLOAT32 only. */
    public float[] floats() {
        FloatBuffer view = floatBuffer();
        float[] values = new float[view.remaining()];
        view.get(values);
        return values;
    }

    /** A copy of the elements; INT64 or INT32. */
    public long[] longs() {
        long[] values = new long[shape.length()];
        ByteBuffer bytes = bytes();
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (type) {
                case INT64 -> bytes.getLong();
                case INT32 -> bytes.getInt();
                default -> throw new GraphException("expected integers, found " + type);
            };
        }
        return values;
    }

    private void require(DataType expected) {
        if (type != expected) {
            throw new GraphException("expected a " + expected + " tensor, found " + type);
        }
    }

    /** Type and shape, and the values where they are few. */
    @Override
    public String toString() {
        String head = type.name().toLowerCase(java.util.Locale.ROOT) + shape;
        if (elements() > 8) {
            return head;
        }
        return switch (type) {
            case FLOAT32 -> head + java.util.Arrays.toString(floats());
            case INT64, INT32 -> head + java.util.Arrays.toString(longs());
            default -> head;
        };
    }
}
