package org.vizsla.models.architecture;

import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * How places of a square window lie to each other: {@code 2 side - 1} distances down and as many across. Tables hold one row for each, from the
 * places before to those behind.
 *
 * @param side of the window
 */
record RelativePositions(int side) {
    /** Places of the window. */
    long places() {
        return (long) side * side;
    }

    /** How many ways there are to lie to each other. */
    long ways() {
        return (2L * side - 1) * (2L * side - 1);
    }

    /** What attention adds to the scores of each two places, {@code [heads, places, places]}, of a table {@code [ways, heads]}. */
    Features bias(NetworkBuilder net, String module, Features table) {
        long heads = table.shape().size(1);
        String rows = net.constant(module + ".ways", index());
        Features each = net.add(
                module + ".rows",
                net.op("Gather", table.value(), rows).with("axis", 0),
                Shape.of(places(), places(), heads));
        return net.transpose(module, each, 2, 0, 1);
    }

    /** The row of the table for each two places, INT64 {@code [places, places]}. */
    private Tensor index() {
        int places = side * side;
        long[] rows = new long[places * places];
        for (int from = 0; from < places; from++) {
            for (int to = 0; to < places; to++) {
                int down = from / side - to / side + side - 1;
                int across = from % side - to % side + side - 1;
                rows[from * places + to] = (long) down * (2 * side - 1) + across;
            }
        }
        return Tensor.ofLongs(Shape.of(places, places), rows);
    }

    /** The distances of each row of the table, down and across, {@code [ways, 2]}: {@code sign(d) log2(1 + 8 |d|) / 3} of -1 to 1. */
    Tensor logarithms() {
        int distances = 2 * side - 1;
        float[] values = new float[2 * distances * distances];
        for (int row = 0; row < distances * distances; row++) {
            values[2 * row] = logarithm(row / distances);
            values[2 * row + 1] = logarithm(row % distances);
        }
        return Tensor.ofFloats(Shape.of(ways(), 2), values);
    }

    private float logarithm(int place) {
        double distance = 8.0 * (place - side + 1) / (side - 1);
        return (float) (Math.signum(distance) * Math.log(1 + Math.abs(distance)) / Math.log(2) / 3);
    }
}
