package org.vizsla.render.visualization;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    public FeatureCard {
        curve = List.copyOf(curve);
    }

    Map<String, Object> values() {
        return Map.ofEntries(
                Map.entry("title", title),
                Map.entry("file", RelativeUrl.to(file)),
                Map.entry(
                        "transparent", transparent.map(RelativeUrl::to).stream().toList()),
                Map.entry("animation", AnimationPart.linked(animation)),
                Map.entry("film", AnimationPart.played(animation)),
                Map.entry("width", width),
                Map.entry("height", height),
                Map.entry("line", CurveLine.of(curve)),
                Map.entry("steps", kept),
                Map.entry("value", String.format(Locale.ROOT, "%.3g", value)),
                Map.entry("bestName", best.name()),
                Map.entry("bestShown", best.shown()));
    }
}
