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
 * The page of an atlas. Its script hides the channels that a search does not find; without script, all are shown.
 *
 * @param about without a time
 * @param filters the file of the first filters
 * @param complete whether all channels are done
 */
public record AtlasPage(About about, Optional<String> filters, List<AtlasLayer> layers, boolean complete) {
    public AtlasPage {
        layers = List.copyOf(layers);
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
        String script = PagePart.read(AtlasPage.class, "atlas.js");
        Map<String, Object> values = about.values();
        values.put("css", PagePart.style(AtlasPage.class, "atlas.css"));
        values.put("script", script);
        values.put("scriptHash", PagePart.policyHash(script));
        values.put("filters", filters.map(RelativeUrl::to).stream().toList());
        values.put("layers", layers.stream().map(AtlasLayer::values).toList());
        values.put("stopped", !complete);
        return PagePart.filled(AtlasPage.class, "atlas.mustache", values);
    }
}
