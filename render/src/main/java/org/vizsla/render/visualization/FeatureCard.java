package org.vizsla.render.visualization;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vizsla.render.gallery.ClassScore;
import org.vizsla.render.page.RelativeUrl;

/**
 * A picture on the page.
 *
 * @param title what it excites
 * @param file of the picture
 * @param transparent the file of the picture that is transparent where it did not matter
 * @param animation the file of an animation of the way to the picture
 * @param width of the picture, in pixels
 * @param curve how much it excited it, step by step
 * @param kept the steps that led to it
 * @param best the network's best class for it
 */
public record FeatureCard(
        String title,
        String file,
        Optional<String> transparent,
        Optional<String> animation,
        int width,
        int height,
        List<Double> curve,
        int kept,
        float value,
        ClassScore best) {
    private static final int MOST_POINTS = 128;
    private static final double CHART_WIDTH = 200;
    private static final double CHART_HEIGHT = 48;

    public FeatureCard {
        curve = List.copyOf(curve);
    }

    Map<String, Object> values() {
        return Map.ofEntries(
                Map.entry("title", title),
                Map.entry("file", RelativeUrl.to(file)),
                Map.entry(
                        "transparent", transparent.map(RelativeUrl::to).stream().toList()),
                Map.entry("animation", animation.map(RelativeUrl::to).stream().toList()),
                Map.entry("width", width),
                Map.entry("height", height),
                Map.entry("line", line()),
                Map.entry("steps", kept),
                Map.entry("value", String.format(Locale.ROOT, "%.3g", value)),
                Map.entry("bestName", best.name()),
                Map.entry("bestShown", best.shown()));
    }

    /** The curve as a path, from its smallest to its largest value, in at most {@value #MOST_POINTS} points. */
    private String line() {
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
                            points == 1 ? 0 : CHART_WIDTH * point / (points - 1),
                            CHART_HEIGHT * (1 - place));
                })
                .collect(Collectors.joining(" "));
    }
}
