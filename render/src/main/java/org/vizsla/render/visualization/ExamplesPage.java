package org.vizsla.render.visualization;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.vizsla.graph.AtomicFile;
import org.vizsla.render.page.About;
import org.vizsla.render.page.PagePart;

/**
 * The page about examples of channels, without script.
 *
 * @param byRelevance whether they are ranked by relevance, or else by activation
 * @param complete whether all images were looked at
 */
public record ExamplesPage(About about, List<ExampleRow> rows, boolean byRelevance, boolean complete) {
    public ExamplesPage {
        rows = List.copyOf(rows);
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
        values.put("css", PagePart.style(ExamplesPage.class, "examples.css"));
        values.put("rows", rows.stream().map(ExampleRow::values).toList());
        values.put("byRelevance", byRelevance);
        values.put("stopped", !complete);
        return PagePart.filled(ExamplesPage.class, "examples.mustache", values);
    }
}
