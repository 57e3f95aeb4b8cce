package org.vizsla.render.visualization;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vizsla.graph.AtomicFile;
import org.vizsla.render.page.About;
import org.vizsla.render.page.PagePart;
import org.vizsla.render.page.RelativeUrl;

/**
 * The page about a dream, without script.
 *
 * @param objective what was dreamt of
 * @param original the file of the image
 * @param dream the file of the dream
 * @param animation the file of a flight into it
 * @param curve how much the picture excited it, step by step
 * @param complete whether all steps were taken
 */
public record DreamPage(
        About about,
        String objective,
        String original,
        String dream,
        Optional<String> animation,
        List<Double> curve,
        boolean complete) {
    public DreamPage {
        curve = List.copyOf(curve);
    }

    /**
     * Writes or replaces a file.
     *
     * @throws org.vizsla.graph.VizslaException if it cannot be written
     */
    public void write(Path file) {
        AtomicFile.writeRepeatable(file, html().getBytes(StandardCharsets.UTF_8));
    }

    /** The page's text. */
    public String html() {
        Map<String, Object> values = about.values();
        values.put("css", PagePart.style(DreamPage.class, "feature.css"));
        values.put("objective", objective);
        values.put("original", RelativeUrl.to(original));
        values.put("dream", RelativeUrl.to(dream));
        values.put("animation", AnimationPart.linked(animation));
        values.put("film", AnimationPart.played(animation));
        values.put("line", CurveLine.of(curve));
        values.put("steps", curve.size());
        values.put("stopped", !complete);
        return PagePart.filled(DreamPage.class, "dream.mustache", values);
    }
}
