package org.vizsla.autodiff;

import java.util.ArrayList;
import java.util.List;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Ops;

/**
 * The pixels along one axis that are read for a coordinate, with what each counts for.
 *
 * @param indices whole numbers from 0 to the size of the axis, FLOAT32 as the coordinate
 * @param weights 0 where the pixel lies outside and counts as zero
 * @param slopes how the weights change with the coordinate
 */
record Taps(List<String> indices, List<String> weights, List<String> slopes) {
    /** What {@code GridSample} takes for the coefficient of cubic interpolation. */
    private static final double CUBIC = -0.75;

    Taps {
        indices = List.copyOf(indices);
        weights = List.copyOf(weights);
        slopes = List.copyOf(slopes);
    }

    /** The nearest pixel, which does not change with the coordinate. */
    static Taps nearest(Ops ops, String coordinate, Margin margin) {
        Collected taps = new Collected(ops, margin);
        taps.add(ops.op("Round", coordinate).value(), ops.scalar(1), ops.scalar(0));
        return taps.build();
    }

    /** The two neighbours. */
    static Taps linear(Ops ops, String coordinate, Margin margin) {
        String low = ops.op("Floor", coordinate).value();
        String way = ops.sub(coordinate, low);
        Collected taps = new Collected(ops, margin);
        taps.add(low, ops.sub(ops.scalar(1), way), ops.scalar(-1));
        taps.add(ops.add(low, ops.scalar(1)), way, ops.scalar(1));
        return taps.build();
    }

    /** The four neighbours. */
    static Taps cubic(Ops ops, String coordinate, Margin margin) {
        String low = ops.op("Floor", coordinate).value();
        String way = ops.sub(coordinate, low);
        double a = CUBIC;
        Collected taps = new Collected(ops, margin);
        for (int tap = -1; tap <= 2; tap++) {
            boolean before = tap <= 0;
            String distance = before ? ops.sub(way, ops.scalar(tap)) : ops.sub(ops.scalar(tap), way);
            boolean near = tap == 0 || tap == 1;
            String weight = near
                    ? polynomial(ops, distance, a + 2, -(a + 3), 0, 1)
                    : polynomial(ops, distance, a, -5 * a, 8 * a, -4 * a);
            String slope = near
                    ? polynomial(ops, distance, 3 * (a + 2), -2 * (a + 3), 0)
                    : polynomial(ops, distance, 3 * a, -10 * a, 8 * a);
            taps.add(ops.add(low, ops.scalar(tap)), weight, before ? slope : ops.neg(slope));
        }
        return taps.build();
    }

    /** Of these coefficients, the highest first. */
    private static String polynomial(Ops ops, String x, double... coefficients) {
        String sum = ops.scalar(coefficients[0]);
        for (int i = 1; i < coefficients.length; i++) {
            sum = ops.add(ops.mul(sum, x), ops.scalar(coefficients[i]));
        }
        return sum;
    }

    int count() {
        return indices.size();
    }

    /** Taps in the making: each is moved into the image, or counts for nothing. */
    private static final class Collected {
        private final Ops ops;
        private final Margin margin;
        private final List<String> indices = new ArrayList<>();
        private final List<String> weights = new ArrayList<>();
        private final List<String> slopes = new ArrayList<>();

        Collected(Ops ops, Margin margin) {
            this.ops = ops;
            this.margin = margin;
        }

        void add(String index, String weight, String slope) {
            String inside = margin.holds(ops, index);
            indices.add(margin.moved(ops, index));
            weights.add(inside.isEmpty() ? weight : ops.mul(weight, ops.cast(inside, DataType.FLOAT32)));
            slopes.add(inside.isEmpty() ? slope : ops.mul(slope, ops.cast(inside, DataType.FLOAT32)));
        }

        Taps build() {
            return new Taps(indices, weights, slopes);
        }
    }
}
