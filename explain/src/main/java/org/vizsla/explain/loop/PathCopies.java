package org.vizsla.explain.loop;

import java.nio.FloatBuffer;
import java.util.List;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.graph.Shape;

/**
 * Points on the straight paths from the baselines to the image: {@code b + alpha (x - b)}. Where there are several baselines, weights are divided by their number.
 *
 * @param points one for each copy along a path
 * @param difference whether a share is {@code x - b}, or else 1
 */
public record PathCopies(List<Point> points, boolean difference, Baseline baseline) implements Copies {
    /**
     * A point on a path.
     *
     * @param alpha from 0, the baseline, to 1, the image
     */
    public record Point(double alpha, double weight) {}

    public PathCopies {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a path without points");
        }
    }

    @Override
    public int count(Shape image, int baselines) {
        return Math.multiplyExact(points.size(), baselines);
    }

    @Override
    public Shape share(Shape image) {
        return difference ? image : Shape.of();
    }

    @Override
    public double write(int index, Original image, FloatBuffer copy, FloatBuffer share) {
        float[] values = image.values();
        float[] baseline = image.baselines().get(index / points.size());
        Point point = points.get(index % points.size());
        for (int i = 0; i < values.length; i++) {
            double way = values[i] - (double) baseline[i];
            copy.put(i, (float) (baseline[i] + point.alpha() * way));
            if (difference) {
                share.put(i, (float) way);
            }
        }
        return point.weight() / image.baselines().size();
    }
}
