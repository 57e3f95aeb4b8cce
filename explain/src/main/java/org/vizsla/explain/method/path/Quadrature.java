package org.vizsla.explain.method.path;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.explain.loop.PathCopies;

/** Where between 0 and 1 an integral is sampled, and the weight of each sample. */
public enum Quadrature {
    /** Exact for polynomials up to degree {@code 2 steps - 1}; the default of Captum. */
    GAUSS_LEGENDRE,
    /** From 0 to 1, both included; the ends count half. Captum's weights sum to {@code 1 - 1 / steps}, these to 1. */
    TRAPEZOID,
    /** From 0 on, 1 excluded. */
    LEFT,
    /** From 1 / steps on, 1 included. */
    RIGHT;

    private static final int MOST_ITERATIONS = 100;
    private static final double PRECISION = 1e-15;

    /**
     * One sample.
     *
     * @param alpha from 0, the baseline, to 1, the image
     * @param weight its part of the integral; all weights sum to 1
     */
    public record Point(double alpha, double weight) {}

    /** The samples on the straight paths from the baselines, of which {@code difference} says whether what they add up to is multiplied by {@code x - b}. */
    public PathCopies copies(int steps, boolean difference, Baseline baseline) {
        List<PathCopies.Point> points = points(steps, () -> {}).stream()
                .map(point -> new PathCopies.Point(point.alpha(), point.weight()))
                .toList();
        return new PathCopies(points, difference, baseline);
    }

    /**
     * The samples in order; {@link #TRAPEZOID} takes at least 2. Of {@link #GAUSS_LEGENDRE}, 100,000 take minutes.
     *
     * @param check called now and then; it may stop the work by throwing an exception
     */
    public List<Point> points(int steps, Runnable check) {
        if (this == GAUSS_LEGENDRE) {
            return gaussLegendre(steps, check);
        }
        List<Point> points = new ArrayList<>();
        int count = this == TRAPEZOID ? Math.max(2, steps) : steps;
        for (int i = 0; i < count; i++) {
            points.add(
                    switch (this) {
                        case LEFT -> new Point((double) i / count, 1.0 / count);
                        case RIGHT -> new Point((i + 1.0) / count, 1.0 / count);
                        default -> {
                            double half = i == 0 || i == count - 1 ? 0.5 : 1;
                            yield new Point(i / (count - 1.0), half / (count - 1));
                        }
                    });
        }
        return points;
    }

    /** The roots of the Legendre polynomial, by Newton's method, and {@code 1 / ((1 - x^2) p'(x)^2)}, on 0 to 1. */
    private static List<Point> gaussLegendre(int steps, Runnable check) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            check.run();
            double x = StrictMath.cos(StrictMath.PI * (i + 0.75) / (steps + 0.5));
            double slope = 1;
            double move = 1;
            for (int k = 0; k < MOST_ITERATIONS && Math.abs(move) > PRECISION; k++) {
                double before = 1;
                double value = x;
                for (int degree = 2; degree <= steps; degree++) {
                    double next = ((2 * degree - 1) * x * value - (degree - 1) * before) / degree;
                    before = value;
                    value = next;
                }
                slope = steps * (before - x * value) / (1 - x * x);
                move = value / slope;
                x -= move;
            }
            points.add(new Point((1 + x) / 2, 1 / ((1 - x * x) * slope * slope)));
        }
        Collections.reverse(points);
        return points;
    }
}
