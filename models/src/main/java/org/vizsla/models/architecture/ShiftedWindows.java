package org.vizsla.models.architecture;

import java.util.Optional;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * Squares that maps {@code [N, H, W, C]} are cut into, after the map was moved up and to the left, and what falls off was put on again at the other
 * end. Maps are filled up with zeros where squares do not fit. An axis with one square alone is not moved.
 *
 * @param side of a square
 * @param shift how far the map is moved
 */
record ShiftedWindows(int side, int shift) {
    private static final float FAR = -100;

    /** The squares as tokens, {@code [N, squares, side * side, C]}. */
    Features cut(NetworkBuilder net, String module, Features x) {
        long channels = x.shape().size(3);
        Features padded = Maps.pad(net, module + ".padded", x, side);
        long rows = padded.shape().size(1);
        long columns = padded.shape().size(2);
        Features y = Maps.roll(net, module + ".rolled_down", padded, 1, shift(rows));
        y = Maps.roll(net, module + ".rolled", y, 2, shift(columns));
        y = net.reshape(module + ".grid", y, rows / side, side, columns / side, side, channels);
        y = net.transpose(module + ".squares", y, 0, 1, 3, 2, 4, 5);
        return net.reshape(module + ".windows", y, rows / side * (columns / side), (long) side * side, channels);
    }

    /** The map of squares that were cut out of one like {@code like}. */
    Features joined(NetworkBuilder net, String module, Features squares, Features like) {
        long channels = squares.shape().size(3);
        long rows = filled(like.shape().size(1));
        long columns = filled(like.shape().size(2));
        Features y = net.reshape(module + ".joined_grid", squares, rows / side, columns / side, side, side, channels);
        y = net.transpose(module + ".joined_rows", y, 0, 1, 3, 2, 4, 5);
        y = net.reshape(module + ".joined", y, rows, columns, channels);
        y = Maps.roll(net, module + ".back_down", y, 1, rows - shift(rows));
        y = Maps.roll(net, module + ".back", y, 2, columns - shift(columns));
        return Maps.crop(net, module + ".cropped", y, like);
    }

    /**
     * What keeps places of a square from seeing each other that are no neighbours in the map, {@code [squares, 1, places, places]}; empty where
     * all are.
     */
    Optional<Tensor> mask(Features like) {
        long rows = filled(like.shape().size(1));
        long columns = filled(like.shape().size(2));
        if (shift(rows) == 0 && shift(columns) == 0) {
            return Optional.empty();
        }
        int places = side * side;
        int squares = Math.toIntExact(rows / side * (columns / side));
        float[] values = new float[squares * places * places];
        for (int square = 0; square < squares; square++) {
            long top = square / (columns / side) * side;
            long left = square % (columns / side) * side;
            for (int from = 0; from < places; from++) {
                for (int to = 0; to < places; to++) {
                    boolean near = region(top + from / side, rows) == region(top + to / side, rows)
                            && region(left + from % side, columns) == region(left + to % side, columns);
                    values[(square * places + from) * places + to] = near ? 0 : FAR;
                }
            }
        }
        return Optional.of(Tensor.ofFloats(Shape.of(squares, 1, places, places), values));
    }

    /** Which part of a moved axis a place is in: what no square tears, what the last square holds of the end, and what fell off the beginning. */
    private int region(long place, long size) {
        if (place < size - side) {
            return 0;
        }
        return place < size - shift(size) ? 1 : 2;
    }

    private long shift(long size) {
        return size <= side ? 0 : shift;
    }

    private long filled(long size) {
        return (size + side - 1) / side * side;
    }
}
