package org.vizsla.models.npy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.vizsla.graph.AtomicFile;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.internal.CopyBudget;
import org.vizsla.models.internal.InputFile;
import org.vizsla.models.internal.StridedRegion;

/**
 * Reads and writes NumPy's {@code .npy} files, format versions 1.0 to 3.0.
 *
 * <p>Source: NumPy, {@code numpy.lib.format}.
 */
public final class Npy {
    /** {@code \x93NUMPY}. */
    private static final long MAGIC = 0x59504d554e93L;

    private static final long MAGIC_MASK = 0xffffffffffffL;
    private static final int VERSION_END = 8;
    private static final int LONGEST_HEADER = 1 << 16;
    private static final int ALIGNMENT = 64;

    private Npy() {}

    /**
     * Reads an array: {@code <f4} is mapped, {@code <f8} becomes FLOAT32 in memory, integers, bool and {@code <f2} keep their type; column-major
     * arrays are converted to row-major order in memory.
     *
     * @throws VizslaException if the file is not such an array, incomplete, big-endian, structured or of Python objects
     */
    public static Tensor read(Path file) {
        try (InputFile input = InputFile.open(file)) {
            if (input.size() < VERSION_END + Short.BYTES
                    || (input.bytes(0, Long.BYTES).getLong() & MAGIC_MASK) != MAGIC) {
                throw input.failure("is not an .npy file; write one with numpy.save");
            }
            int version = input.bytes(6, 1).get();
            if (version < 1 || version > 3) {
                throw input.failure("has version " + version + " of the .npy format; Vizsla reads 1 to 3");
            }
            int lengthSize = version == 1 ? Short.BYTES : Integer.BYTES;
            ByteBuffer length = input.bytes(VERSION_END, lengthSize);
            long headerLength =
                    version == 1 ? Short.toUnsignedLong(length.getShort()) : Integer.toUnsignedLong(length.getInt());
            if (headerLength > LONGEST_HEADER) {
                throw input.failure("has a header of " + headerLength + " bytes; Vizsla reads up to " + LONGEST_HEADER);
            }
            ByteBuffer header = input.bytes(VERSION_END + lengthSize, (int) headerLength);
            long start = VERSION_END + lengthSize + headerLength;
            return array(
                    input,
                    start,
                    NpyHeader.parse(input, StandardCharsets.UTF_8.decode(header).toString()));
        }
    }

    private static Tensor array(InputFile input, long start, NpyHeader header) {
        DataType type = NpyType.of(input, header.type());
        StridedRegion region = header.columnMajor()
                ? StridedRegion.columnMajor(input.path(), start, type, header.shape())
                : StridedRegion.rowMajor(input.path(), start, type, header.shape());
        if (region.byteCount() != input.size() - start) {
            throw input.failure("is damaged: an array of shape " + header.shape() + " takes " + region.byteCount()
                    + " bytes, but " + (input.size() - start) + " are there");
        }
        Tensor tensor = region.tensor(new CopyBudget(input));
        return type == DataType.FLOAT64 ? toFloats(input, tensor) : tensor;
    }

    private static Tensor toFloats(InputFile input, Tensor tensor) {
        if (tensor.elements() > Integer.MAX_VALUE / Double.BYTES) {
            throw input.failure("has " + tensor.elements() + " float64 elements, too many to convert;"
                    + " save it as float32: array.astype('<f4')");
        }
        ByteBuffer doubles = tensor.bytes();
        ByteBuffer floats = Tensor.allocate(tensor.elements() * Float.BYTES);
        while (doubles.hasRemaining()) {
            floats.putFloat((float) doubles.getDouble());
        }
        return Tensor.of(DataType.FLOAT32, tensor.shape(), floats.flip());
    }

    /**
     * Writes or replaces an array (format version 1.0, row-major); it appears whole or not at all.
     *
     * @throws VizslaException if it cannot be written, or NumPy has no such type (BFLOAT16)
     */
    public static void write(Path file, Tensor tensor) {
        ByteBuffer header = header(tensor);
        AtomicFile.write(file, channel -> {
            AtomicFile.writeAll(channel, header);
            AtomicFile.writeAll(channel, tensor.bytes());
        });
    }

    /**
     * The same in memory.
     *
     * @throws VizslaException if NumPy has no such type (BFLOAT16)
     */
    public static byte[] encode(Tensor tensor) {
        ByteBuffer header = header(tensor);
        ByteBuffer values = tensor.bytes();
        return ByteBuffer.allocate(Math.addExact(header.remaining(), values.remaining()))
                .put(header)
                .put(values)
                .array();
    }

    private static ByteBuffer header(Tensor tensor) {
        return header(tensor.type(), tensor.shape().sizes(), 0);
    }

    /**
     * The header of an array.
     *
     * @param least how many bytes it has at least, a multiple of 64
     */
    static ByteBuffer header(DataType type, long[] sizes, int least) {
        String dictionary =
                "{'descr': '" + NpyType.nameOf(type) + "', 'fortran_order': False, 'shape': " + tuple(sizes) + ", }";
        int prefix = VERSION_END + Short.BYTES;
        int filled = (prefix + dictionary.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        int length = Math.max(least, filled);
        ByteBuffer header = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(MAGIC | 1L << 48).putShort((short) (length - prefix));
        header.put(dictionary.getBytes(StandardCharsets.US_ASCII));
        while (header.remaining() > 1) {
            header.put((byte) ' ');
        }
        return header.put((byte) '\n').flip();
    }

    private static String tuple(long[] sizes) {
        return LongStream.of(sizes)
                .mapToObj(Long::toString)
                .collect(Collectors.joining(", ", "(", sizes.length == 1 ? ",)" : ")"));
    }
}
