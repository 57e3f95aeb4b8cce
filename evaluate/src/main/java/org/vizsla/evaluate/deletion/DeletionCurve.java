package org.vizsla.evaluate.deletion;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How the network's answer falls while pixels are deleted.
 *
 * @param points from none deleted to all
 */
public record DeletionCurve(List<DeletionPoint> points) {
    public DeletionCurve {
        points = List.copyOf(points);
    }

    /** The area under the map's curve, by trapezoids: the mean of the answer over all fractions. The smaller, the sooner the map finds what counts. */
    public double areaOfMap() {
        return area(DeletionPoint::map);
    }

    /** The same of the random order, which the map should be below. */
    public double areaOfRandom() {
        return area(DeletionPoint::random);
    }

    private double area(ToDoubleFunction<DeletionPoint> answer) {
        double area = 0;
        for (int i = 1; i < points.size(); i++) {
            DeletionPoint from = points.get(i - 1);
            DeletionPoint to = points.get(i);
            area += (to.fraction() - from.fraction()) * (answer.applyAsDouble(from) + answer.applyAsDouble(to)) / 2;
        }
        return area;
    }
}
