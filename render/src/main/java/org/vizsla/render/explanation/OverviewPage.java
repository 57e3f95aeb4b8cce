package org.vizsla.render.explanation;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vizsla.graph.AtomicFile;
import org.vizsla.render.page.About;
import org.vizsla.render.page.PagePart;
import org.vizsla.render.page.RelativeUrl;

/**
 * The page that compares images, or the targets of one image: one row per method and one column per image, each linked to its own page. Where
 * there are more images than methods, the images are the rows.
 *
 * <p>Names are not trusted: each is escaped, and a content security policy allows no script.
 *
 * @param title of the page
 * @param methods in their order
 * @param sheet a file with all maps in one picture
 */
public record OverviewPage(
        String title, About about, List<String> methods, List<OverviewEntry> entries, Optional<String> sheet) {
    public OverviewPage {
        methods = List.copyOf(methods);
        entries = List.copyOf(entries);
    }

    /**
     * Writes or replaces a file.
     *
     * @throws org.vizsla.graph.VizslaException if it cannot be written
     */
    public void write(Path file) {
        AtomicFile.write(file, html().getBytes(StandardCharsets.UTF_8));
    }

    /** The page's text. */
    public String html() {
        boolean methodsDown = methods.size() >= entries.size();
        Map<String, Object> values = about.values();
        values.put("title", title);
        values.put("css", PagePart.style(OverviewPage.class, "overview.css"));
        values.put("truth", entries.stream().anyMatch(entry -> entry.outline().isPresent()));
        values.put("methodsDown", methodsDown);
        values.put(
                "methods",
                methods.stream()
                        .map(method -> Map.of("pieces", CardView.pieces(method)))
                        .toList());
        values.put("entries", entries.stream().map(OverviewPage::head).toList());
        values.put("rows", methodsDown ? methods.stream().map(this::across).toList() : List.of());
        values.put(
                "pictures",
                methodsDown ? List.of() : entries.stream().map(this::row).toList());
        values.put("sheet", sheet.map(RelativeUrl::to).stream().toList());
        return PagePart.filled(OverviewPage.class, "overview.mustache", values);
    }

    private Map<String, Object> across(String method) {
        Map<String, Object> values = new HashMap<>();
        values.put("pieces", CardView.pieces(method));
        values.put("cells", entries.stream().map(entry -> cell(entry, method)).toList());
        return values;
    }

    private Map<String, Object> row(OverviewEntry entry) {
        List<Map<String, Object>> cells = new ArrayList<>();
        methods.forEach(method -> cells.add(cell(entry, method)));
        Map<String, Object> values = new HashMap<>(head(entry));
        values.put("cells", cells);
        return values;
    }

    private static Map<String, Object> head(OverviewEntry entry) {
        Map<String, Object> values = new HashMap<>();
        values.put("name", entry.name());
        values.put("target", entry.target().name());
        values.put("percent", entry.target().shown());
        values.put("page", RelativeUrl.to(entry.page()));
        values.put("original", entry.original().map(RelativeUrl::to).stream().toList());
        values.put("outline", entry.outline().map(RelativeUrl::to).stream().toList());
        values.put("width", entry.width());
        values.put("height", entry.height());
        return values;
    }

    private static Map<String, Object> cell(OverviewEntry entry, String method) {
        OverviewCell cell = entry.maps().getOrDefault(method, OverviewCell.EMPTY);
        Map<String, Object> values = new HashMap<>();
        values.put("picture", cell.picture().map(RelativeUrl::to).stream().toList());
        values.put("words", cell.words());
        values.put(
                "outline",
                entry.outline().filter(line -> cell.words().isEmpty()).map(RelativeUrl::to).stream()
                        .toList());
        values.put("pointed", cell.pointed().map(CardView::pointed).stream().toList());
        values.put("page", RelativeUrl.to(entry.page()));
        values.put("width", entry.width());
        values.put("height", entry.height());
        values.put("alt", method + " for " + entry.target().name() + " in " + entry.name());
        return values;
    }
}
