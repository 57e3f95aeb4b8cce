package org.vizsla.render.gallery;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.vizsla.graph.AtomicFile;
import org.vizsla.render.heat.Gradients;
import org.vizsla.render.page.About;
import org.vizsla.render.page.PagePart;

/**
 * The page about all samples: one file of HTML with its style and script inside, next to the folders that {@link SamplePictures} wrote.
 *
 * <p>Names of files, classes and models are not trusted: each is escaped, and a content security policy allows the page's own script alone.
 *
 * @param title of the page
 * @param rows one per sample, in order
 */
public record GalleryPage(String title, About about, List<GalleryRow> rows) {
    public GalleryPage {
        rows = List.copyOf(rows);
    }

    /**
     * Writes or replaces {@code index.html} in a folder.
     *
     * @throws org.vizsla.graph.VizslaException if it cannot be written
     */
    public void write(Path folder) {
        AtomicFile.writeRepeatable(folder.resolve(GalleryFiles.PAGE), html().getBytes(StandardCharsets.UTF_8));
    }

    /** The page's text. */
    public String html() {
        String script = PagePart.read(GalleryPage.class, "gallery.js");
        Map<String, Object> values = about.values();
        values.put("title", title);
        values.put("pictures", rows.size() == 1 ? "one image" : rows.size() + " images");
        values.put("hasInside", rows.stream().anyMatch(row -> row.inside().isPresent()));
        values.put("hasGradCam", rows.stream().anyMatch(row -> row.gradCam().isPresent()));
        values.put("css", Gradients.css() + PagePart.style(GalleryPage.class, "gallery.css"));
        values.put("script", script);
        values.put("scriptHash", PagePart.policyHash(script));
        values.put(
                "rows",
                IntStream.range(0, rows.size())
                        .mapToObj(i -> new RowView(rows.get(i)).values(i + 1))
                        .toList());
        return PagePart.filled(GalleryPage.class, "index.mustache", values);
    }
}
