package org.vizsla.explain.sweep;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.LongStream;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** A tensor as rows along its first axis, which can be split and joined. */
public final class Rows {
    private final Tensor tensor;
    private final long[] row;

    private Rows(Tensor tensor) {
        this.tensor = tensor;
        this.row = LongStream.of(tensor.shape().sizes()).skip(1).toArray();
    }

    static Rows of(Tensor tensor) {
        return new Rows(tensor);
    }

    /** Rows {@code start} to {@code start + count}, followed by zeros up to {@code total} rows. */
    Tensor part(int start, int count, int total) {
        ByteBuffer all = tensor.bytes();
        int rowBytes = Shape.lengthOf(Shape.elements(row), tensor.type().size());
        ByteBuffer slice = all.slice(start * rowBytes, count * rowBytes);
        Shape shape = Shape.of(
                LongStream.concat(LongStream.of(total), LongStream.of(row)).toArray());
        if (total == count) {
            return Tensor.of(tensor.type(), shape, slice);
        }
        ByteBuffer padded = Tensor.allocate((long) total * rowBytes);
        padded.put(slice).clear();
        return Tensor.of(tensor.type(), shape, padded);
    }

    /** The first rows. */
    static Tensor first(Tensor tensor, int count) {
        return of(tensor).part(0, count, count);
    }

    /** All rows of the parts, one after the other. */
    public static Tensor join(List<Tensor> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        long rows = parts.stream().mapToLong(part -> part.shape().size(0)).sum();
        long bytes = parts.stream().mapToLong(part -> part.data().length()).sum();
        ByteBuffer all = Tensor.allocate(bytes);
        parts.forEach(part -> all.put(part.bytes()));
        long[] sizes = parts.get(0).shape().sizes();
        sizes[0] = rows;
        return Tensor.of(parts.get(0).type(), Shape.of(sizes), all.clear());
    }
}
