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
 * The page about optimized pictures, without script.
 *
 * @param image the file of the image that the pictures are about, or begin at
 * @param origin what the pictures come from, in a sentence
 * @param complete whether all steps were taken
 */
public record FeaturePage(
        About about, List<FeatureCard> cards, Optional<String> image, String origin, boolean complete) {
    public FeaturePage {
        cards = List.copyOf(cards);
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
        values.put("css", PagePart.style(FeaturePage.class, "feature.css"));
        values.put("cards", cards.stream().map(FeatureCard::values).toList());
        values.put("image", image.map(RelativeUrl::to).stream().toList());
        values.put("origin", origin);
        values.put("stopped", !complete);
        values.put(
                "transparency",
                cards.stream().anyMatch(card -> card.transparent().isPresent()));
        return PagePart.filled(FeaturePage.class, "feature.mustache", values);
    }
}
