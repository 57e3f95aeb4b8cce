package org.vizsla.models.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.TensorData;
import org.vizsla.graph.VizslaException;

/**
 * A tensor that lies in a file in any order: element {@code (i, j, ...)} is at byte {@code start + (i * strides[0] + j *
 * strides[1] + ...) * type.size()}. Strides count elements; 0 repeats an element.
 *
 * <p>Whoever makes a region checks that {@link #extent()} elements from {@code start} on are in the file.
 */
public record StridedRegion(Path file, long start, DataType type, List<Long> sizes, List<Long> strides) {
    /** No weight tensor has more dimensions. */
    public static final int HIGHEST_RANK = 16;

    public StridedRegion {
        sizes = List.copyOf(sizes);
        strides = List.copyOf(strides);
        if (sizes.size() != strides.size()
                || sizes.size() > HIGHEST_RANK
                || sizes.stream().anyMatch(size -> size < 0)
                || strides.stream().anyMatch(stride -> stride < 0)
                || byteCount(sizes, type) < 0) {
            throw new VizslaException(
                    file + " has a tensor of the impossible shape " + sizes + " with strides " + strides);
        }
    }

    /** A tensor in row-major order. */
    public static StridedRegion rowMajor(Path file, long start, DataType type, List<Long> sizes) {
        List<Long> reversed = new ArrayList<>(sizes);
        Collections.reverse(reversed);
        List<Long> strides = new ArrayList<>(columnMajor(reversed));
        Collections.reverse(strides);
        return new StridedRegion(file, start, type, sizes, strides);
    }

    /** A tensor in column-major order, as in Fortran. */
    public static StridedRegion columnMajor(Path file, long start, DataType type, List<Long> sizes) {
        return new StridedRegion(file, start, type, sizes, columnMajor(sizes));
    }

    private static List<Long> columnMajor(List<Long> sizes) {
        List<Long> strides = new ArrayList<>();
        long stride = 1;
        for (long size : sizes) {
            strides.add(stride);
            stride = size < 0 ? -1 : saturatedProduct(stride, Math.max(size, 1));
        }
        return strides;
    }

    public long elements() {
        return byteCount(sizes, type) / type.size();
    }

    /** The bytes of its elements, repeated ones counted each time. */
    public long byteCount() {
        return byteCount(sizes, type);
    }

    /** Elements from the first to the last, both counted; {@link Long#MAX_VALUE} if that overflows. */
    public long extent() {
        if (elements() == 0) {
            return 0;
        }
        long last = 0;
        for (int axis = 0; axis < sizes.size(); axis++) {
            long step = saturatedProduct(sizes.get(axis) - 1, strides.get(axis));
            last = step > Long.MAX_VALUE - 1 - last ? Long.MAX_VALUE - 1 : last + step;
        }
        return last + 1;
    }

    /** Whether the bytes in the file are the tensor's own, row by row, at a multiple of the element's size. */
    public boolean isUsableInPlace() {
        return isRowMajor() && start % type.size() == 0;
    }

    private boolean isRowMajor() {
        long expected = 1;
        for (int axis = sizes.size() - 1; axis >= 0; axis--) {
            if (sizes.get(axis) != 1 && strides.get(axis) != expected) {
                return elements() == 0;
            }
            expected *= sizes.get(axis);
        }
        return true;
    }

    /** The tensor: in place if possible, otherwise gathered into memory. */
    public Tensor tensor(CopyBudget budget) {
        return isUsableInPlace() ? inFile() : inMemory(budget);
    }

    /** The tensor for copying: in place even where the start is not aligned. */
    public Tensor tensorForCopying(CopyBudget budget) {
        if (!isRowMajor()) {
            return inMemory(budget);
        }
        budget.take(byteCount());
        return inFile();
    }

    private Tensor inFile() {
        return Tensor.of(type, shape(), new TensorData.InFile(file, start, byteCount()));
    }

    /**
     * A copy of the tensor in memory, row-major.
     *
     * @throws VizslaException if the budget or the memory does not allow it, or the file cannot be read
     */
    public Tensor inMemory(CopyBudget budget) {
        long spanned = saturatedProduct(extent(), type.size());
        if (byteCount() > Integer.MAX_VALUE || spanned > Integer.MAX_VALUE) {
            throw new VizslaException(file + " has a tensor " + shape()
                    + " over 2 GB that is not laid out row by row; save it again with .contiguous()");
        }
        budget.take(byteCount());
        ByteBuffer copy = allocated();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (spanned > channel.size() - start) {
                throw new VizslaException(file + " is shorter than it was: " + channel.size() + " bytes");
            }
            gather(channel.map(FileChannel.MapMode.READ_ONLY, start, spanned).order(ByteOrder.LITTLE_ENDIAN), copy);
        } catch (IOException e) {
            throw new VizslaException("cannot read " + file + ": " + e.getMessage(), e);
        }
        return Tensor.of(type, shape(), copy.flip());
    }

    private ByteBuffer allocated() {
        try {
            return Tensor.allocate(byteCount());
        } catch (OutOfMemoryError e) {
            throw new VizslaException(
                    "not enough memory for a tensor " + shape() + " of " + file + "; give Java more with -Xmx", e);
        }
    }

    private Shape shape() {
        return Shape.of(sizes.stream().mapToLong(Long::longValue).toArray());
    }

    private void gather(ByteBuffer source, ByteBuffer target) {
        if (isRowMajor()) {
            target.put(source);
            return;
        }
        long[] index = new long[sizes.size()];
        long position = 0;
        while (target.hasRemaining()) {
            copyElement(source, (int) position * type.size(), target);
            for (int axis = index.length - 1; axis >= 0; axis--) {
                position += strides.get(axis);
                if (++index[axis] < sizes.get(axis)) {
                    break;
                }
                position -= sizes.get(axis) * strides.get(axis);
                index[axis] = 0;
            }
        }
    }

    private void copyElement(ByteBuffer source, int at, ByteBuffer target) {
        switch (type.size()) {
            case 1 -> target.put(source.get(at));
            case 2 -> target.putShort(source.getShort(at));
            case 4 -> target.putInt(source.getInt(at));
            default -> target.putLong(source.getLong(at));
        }
    }

    /** The bytes of a dense tensor, or -1 if they are too many to count. */
    private static long byteCount(List<Long> sizes, DataType type) {
        if (sizes.contains(0L)) {
            return 0;
        }
        long bytes = type.size();
        for (long size : sizes) {
            bytes = saturatedProduct(bytes, size);
        }
        return bytes == Long.MAX_VALUE ? -1 : bytes;
    }

    /** The product of two numbers that are 0 or more, or {@link Long#MAX_VALUE}. */
    private static long saturatedProduct(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        return high != 0 || low < 0 ? Long.MAX_VALUE : low;
    }
}
