package org.vizsla.render.explanation;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.vizsla.render.heat.Gradients;
import org.vizsla.render.page.About;
import org.vizsla.render.page.PagePart;
import org.vizsla.render.page.RelativeUrl;

/**
 * The page that compares images, or the targets of one image: a row for each method, with the maps of all images, each linked to its image's own page. Where there are more images than
 * methods, there is a row for each image. Many rows are in parts, of which the browser makes all but the first when they are scrolled to, or when it has nothing else to do: a page of thousands opens like one of fifty. Without scripts all are there at once.
 *
 * <p>Names are not trusted: each is escaped, and a content security policy allows the page's own script alone.
 *
 * @param title of the page
 * @param methods their titles, in their order
 * @param signs what the signs of the maps mean
 * @param sheet a file with all maps in one picture
 */
public record OverviewPage(
        String title,
        About about,
        List<String> methods,
        List<OverviewEntry> entries,
        Signs signs,
        Optional<String> sheet) {
    private static final String TEMPLATE = "overview.mustache";

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
        PagePart.write(file, OverviewPage.class, TEMPLATE, values());
    }

    /** The page's text. */
    public String html() {
        return PagePart.filled(OverviewPage.class, TEMPLATE, values());
    }

    private Map<String, Object> values() {
        String script = PagePart.read(OverviewPage.class, "overview.js");
        Map<String, Object> values = about.values();
        values.put("title", title);
        values.put("css", Gradients.css() + PagePart.style(OverviewPage.class, "overview.css"));
        values.put("script", script);
        values.put("scriptHash", PagePart.policyHash(script));
        OverviewRows rows = OverviewRows.of(methods, entries);
        values.put("parts", rows.parts());
        values.put("positive", signs.positive());
        values.put("negative", signs.negative());
        values.put("scaled", !rows.shared().isEmpty());
        values.put("signed", anyScale(scales -> scales.heat().signed()));
        values.put("unsigned", anyScale(scales -> !scales.heat().signed()));
        values.put("smoothed", anyScale(scales -> scales.smooth().isPresent()));
        values.put("coloured", cells().anyMatch(OverviewCell::inColour));
        values.put("truth", entries.stream().anyMatch(entry -> entry.outline().isPresent()));
        values.put("sheet", sheet.map(RelativeUrl::to).stream().toList());
        return values;
    }

    private Stream<OverviewCell> cells() {
        return entries.stream().flatMap(entry -> entry.maps().values().stream());
    }

    private boolean anyScale(Predicate<MapScales> has) {
        return cells().flatMap(cell -> cell.scales().stream()).anyMatch(has);
    }
}
