package org.vizsla.render.visualization;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A curve as the points of a line, from its smallest to its largest value, in at most 128 points of a drawing of 200 x 48. */
final class CurveLine {
    private static final int MOST_POINTS = 128;
    private static final double WIDTH = 200;
    private static final double HEIGHT = 48;

    private CurveLine() {}

    static String of(List<Double> curve) {
        List<Double> finite = curve.stream().filter(Double::isFinite).toList();
        double low = finite.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double high = finite.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        int points = Math.min(MOST_POINTS, curve.size());
        return IntStream.range(0, points)
                .mapToObj(point -> {
                    int step = points == 1 ? 0 : (int) ((long) point * (curve.size() - 1) / (points - 1));
                    double place =
                            high > low && Double.isFinite(curve.get(step)) ? (curve.get(step) - low) / (high - low) : 0;
                    return String.format(
                            Locale.ROOT,
                            "%.1f,%.1f",
                            points == 1 ? 0 : WIDTH * point / (points - 1),
                            HEIGHT * (1 - place));
                })
                .collect(Collectors.joining(" "));
    }
}
