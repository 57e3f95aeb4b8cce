package org.vizsla.menagerie.internal.draw;

/** A closed shape in a plane around its middle: the distance to its rim in every direction. */
public final class Outline {
    private static final int STEPS = 96;

    private final double[] reach = new double[STEPS];
    private final double furthest;

    /** Through points x0, y0, x1, y1 … in order around the middle (counter-clockwise), joined by a smooth curve. */
    public Outline(double... points) {
        int count = points.length / 2;
        double[] angle = new double[count];
        double[] radius = new double[count];
        for (int i = 0; i < count; i++) {
            angle[i] = turn(points[2 * i], points[2 * i + 1]);
            radius[i] = Math.sqrt(points[2 * i] * points[2 * i] + points[2 * i + 1] * points[2 * i + 1]);
        }
        double most = 0;
        for (int step = 0; step < STEPS; step++) {
            double wanted = 4.0 * step / STEPS;
            for (int i = 0; i < count; i++) {
                int next = (i + 1) % count;
                double width = ((angle[next] - angle[i]) % 4 + 4) % 4;
                double along = ((wanted - angle[i]) % 4 + 4) % 4;
                if (along < width) {
                    double before = radius[(i + count - 1) % count];
                    double after = radius[(next + 1) % count];
                    reach[step] = curve(before, radius[i], radius[next], after, along / width);
                }
            }
            most = Math.max(most, reach[step]);
        }
        this.furthest = most;
    }

    /** How far the rim is in the direction of a point. */
    double reach(double x, double y) {
        double place = turn(x, y) * (STEPS / 4.0);
        int i = (int) place;
        double t = place - i;
        return reach[i % STEPS] * (1 - t) + reach[(i + 1) % STEPS] * t;
    }

    double furthest() {
        return furthest;
    }

    /** An angle without trigonometry: 0 to 4 for one turn. */
    private static double turn(double x, double y) {
        double sum = Math.abs(x) + Math.abs(y);
        if (sum == 0) {
            return 0;
        }
        double t = y / sum;
        return x < 0 ? 2 - t : t < 0 ? 4 + t : t;
    }

    private static double curve(double p, double q, double r, double s, double t) {
        double value = q + 0.5 * t * (r - p + t * (2 * p - 5 * q + 4 * r - s + t * (3 * (q - r) + s - p)));
        return Math.max(value, 0.2 * Math.min(q, r));
    }
}
