package org.vizsla.explain.method.gradient;

import java.nio.FloatBuffer;

/** The path of guided integrated gradients: its current point, and the integral so far. */
final class GuidedPath {
    private static final double CLOSE = 1e-9;

    private final double[] baseline;
    private final double[] change;
    private final double[] at;
    private final double[] moved;
    private final double[] gathered;
    private final double fraction;
    private final double distance;
    private final double whole;

    GuidedPath(float[] baseline, float[] picture, double fraction, double distance) {
        this.fraction = fraction;
        this.distance = distance;
        this.baseline = new double[picture.length];
        change = new double[picture.length];
        double sum = 0;
        for (int i = 0; i < picture.length; i++) {
            this.baseline[i] = baseline[i];
            change[i] = picture[i] - (double) baseline[i];
            sum += Math.abs(change[i]);
        }
        at = this.baseline.clone();
        moved = new double[picture.length];
        gathered = new double[picture.length];
        whole = sum;
    }

    void write(FloatBuffer to) {
        for (int i = 0; i < at.length; i++) {
            to.put(i, (float) at[i]);
        }
    }

    /** Gathers half of what the last step moved times the gradient at its end. */
    void arrive(double[] gradient) {
        for (int i = 0; i < at.length; i++) {
            gathered[i] += moved[i] * gradient[i] / 2;
            moved[i] = 0;
        }
    }

    /**
     * Gathers half of what this step moves times the gradient at its beginning. It moves, values with the smallest gradients first, until the remaining distance, a sum of magnitudes, is that of the straight path at {@code alpha}.
     *
     * @param gradient here
     * @param check called now and then; it may stop the work by throwing an exception
     */
    void move(double[] gradient, double alpha, Runnable check) {
        double least = Math.max(alpha - distance, 0);
        double most = Math.min(alpha + distance, 1);
        double target = whole * (1 - alpha);
        for (int i = 0; i < at.length; i++) {
            if (progress(i) < least) {
                to(i, baseline[i] + least * change[i], gradient);
            }
        }
        double[] sizes = new double[at.length];
        while (true) {
            check.run();
            double left = left();
            if (left <= target * (1 + CLOSE) + CLOSE) {
                return;
            }
            double threshold = threshold(gradient, most, sizes);
            double reach = 0;
            for (int i = 0; i < at.length; i++) {
                if (sizes[i] <= threshold) {
                    reach += Math.abs(baseline[i] + most * change[i] - at[i]);
                }
            }
            if (reach == 0) {
                return;
            }
            double part = Math.min(1, (left - target) / reach);
            for (int i = 0; i < at.length; i++) {
                if (sizes[i] <= threshold) {
                    double end = baseline[i] + most * change[i];
                    to(i, part == 1 ? end : at[i] + part * (end - at[i]), gradient);
                }
            }
        }
    }

    /** The magnitude below which a fraction of all values lies; values that have moved as far as they may count as infinite. */
    private double threshold(double[] gradient, double most, double[] sizes) {
        for (int i = 0; i < at.length; i++) {
            boolean arrived = at[i] == baseline[i] + most * change[i];
            sizes[i] = arrived ? Double.POSITIVE_INFINITY : Math.abs(gradient[i]);
        }
        double value = Selection.at((int) (fraction * (sizes.length - 1)), sizes.clone());
        return Math.min(value, Double.MAX_VALUE);
    }

    private double progress(int i) {
        return change[i] == 0 ? 1 : (at[i] - baseline[i]) / change[i];
    }

    private void to(int i, double place, double[] gradient) {
        double move = place - at[i];
        gathered[i] += move * gradient[i] / 2;
        moved[i] += move;
        at[i] = place;
    }

    private double left() {
        double sum = 0;
        for (int i = 0; i < at.length; i++) {
            sum += Math.abs(baseline[i] + change[i] - at[i]);
        }
        return sum;
    }

    /** Adds the integral, divided by {@code count}. */
    void addTo(double[] map, int count) {
        for (int i = 0; i < map.length; i++) {
            map[i] += gathered[i] / count;
        }
    }
}
