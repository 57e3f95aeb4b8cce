package org.vizsla.autodiff;

import org.vizsla.graph.DataType;
import org.vizsla.graph.Ops;

/**
 * What lies beside an axis where it is sampled: zeros, the border's pixel, or a reflection.
 *
 * @param padding {@code zeros}, {@code border} or {@code reflection}
 * @param size of the axis
 * @param corners whether the axis ends in the middle of its first and last pixels, and not at their edges
 */
record Margin(String padding, long size, boolean corners) {
    private double low() {
        return corners ? 0 : -0.5;
    }

    private double high() {
        return corners ? size - 1 : size - 0.5;
    }

    /** The coordinate that is sampled in place of one that may lie outside. */
    String sampled(Ops ops, String coordinate) {
        return switch (padding) {
            case "border" -> ops.where(within(ops, coordinate), coordinate, clamped(ops, coordinate));
            case "reflection" -> folded(ops, coordinate);
            default -> coordinate;
        };
    }

    /** How the sampled coordinate changes with the given one. */
    String slope(Ops ops, String coordinate) {
        return switch (padding) {
            case "border" -> ops.cast(within(ops, coordinate), DataType.FLOAT32);
            case "reflection" ->
                ops.where(
                        ops.greater(phase(ops, coordinate), ops.scalar(high() - low())), ops.scalar(-1), ops.scalar(1));
            default -> ops.scalar(1);
        };
    }

    /** Whether a pixel counts, or the empty name where all do. */
    String holds(Ops ops, String index) {
        return padding.equals("zeros")
                ? ops.and(ops.greater(index, ops.scalar(-0.5)), ops.less(index, ops.scalar(size - 0.5)))
                : "";
    }

    /** The pixel that is read in place of one that may lie outside. */
    String moved(Ops ops, String index) {
        return clamped(ops, padding.equals("reflection") ? folded(ops, index) : index);
    }

    private String within(Ops ops, String coordinate) {
        return ops.not(ops.or(ops.less(coordinate, ops.scalar(low())), ops.greater(coordinate, ops.scalar(high()))));
    }

    private String clamped(Ops ops, String value) {
        return ops.op("Clip", value, ops.scalar(0), ops.scalar((double) (size - 1)))
                .value();
    }

    /** To and fro between the ends: a triangle wave. */
    private String folded(Ops ops, String value) {
        double range = high() - low();
        if (range == 0) {
            return ops.mul(value, 0);
        }
        String phase = phase(ops, value);
        String folded =
                ops.op("Min", phase, ops.sub(ops.scalar(2 * range), phase)).value();
        return ops.add(folded, ops.scalar(low()));
    }

    /** From 0 to twice the range. */
    private String phase(Ops ops, String value) {
        double period = Math.max(2 * (high() - low()), 1e-6);
        String from = ops.sub(value, ops.scalar(low()));
        String turns = ops.op("Floor", ops.mul(from, 1 / period)).value();
        return ops.sub(from, ops.mul(turns, period));
    }
}
