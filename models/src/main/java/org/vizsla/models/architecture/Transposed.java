package org.vizsla.models.architecture;

import java.nio.ByteBuffer;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** The transpose of a matrix, in memory. */
final class Transposed {
    /** Rows and columns that are moved at once, so that both sides stay in the processor's cache. */
    private static final int TILE = 32;

    private Transposed() {}

    /** {@code [columns, rows]} of {@code [rows, columns]}, of the same type. */
    static Tensor of(Tensor matrix) {
        int rows = matrix.shape().length(0);
        int columns = matrix.shape().length(1);
        ByteBuffer from = matrix.bytes();
        int width = from.remaining() / Math.max(1, rows * columns);
        ByteBuffer to = Tensor.allocate(from.remaining());
        for (int row = 0; row < rows; row += TILE) {
            for (int column = 0; column < columns; column += TILE) {
                for (int r = row; r < Math.min(rows, row + TILE); r++) {
                    for (int c = column; c < Math.min(columns, column + TILE); c++) {
                        move(from, width * (r * columns + c), to, width * (c * rows + r), width);
                    }
                }
            }
        }
        return Tensor.of(matrix.type(), Shape.of(columns, rows), to);
    }

    private static void move(ByteBuffer from, int source, ByteBuffer to, int target, int width) {
        switch (width) {
            case Integer.BYTES -> to.putInt(target, from.getInt(source));
            case Short.BYTES -> to.putShort(target, from.getShort(source));
            default -> to.putLong(target, from.getLong(source));
        }
    }
}
