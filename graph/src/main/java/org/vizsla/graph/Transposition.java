package org.vizsla.graph;

import java.nio.ByteBuffer;

/** Moves the elements of a matrix to where its transpose has them. */
final class Transposition {
    /** Rows and columns that are moved at once, so that both sides stay in the processor's cache. */
    private static final int TILE = 32;

    private Transposition() {}

    /** The bytes of the transpose, in memory. */
    static ByteBuffer of(Tensor matrix) {
        int rows = matrix.shape().length(0);
        int columns = matrix.shape().length(1);
        ByteBuffer from = matrix.bytes();
        int width = matrix.type().size();
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
        return to;
    }

    private static void move(ByteBuffer from, int source, ByteBuffer to, int target, int width) {
        switch (width) {
            case Byte.BYTES -> to.put(target, from.get(source));
            case Short.BYTES -> to.putShort(target, from.getShort(source));
            case Integer.BYTES -> to.putInt(target, from.getInt(source));
            default -> to.putLong(target, from.getLong(source));
        }
    }
}
