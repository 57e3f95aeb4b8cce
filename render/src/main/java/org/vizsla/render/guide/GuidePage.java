package org.vizsla.render.guide;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.graph.AtomicFile;
import org.vizsla.render.page.PagePart;

/**
 * A page of the user guide.
 *
 * @param file its name
 * @param title that the page and the contents show
 * @param body HTML
 */
public record GuidePage(String file, String title, String body) {
    /**
     * Pages that belong together in the contents.
     *
     * @param title of the group
     */
    public record Chapter(String title, List<GuidePage> pages) {
        public Chapter {
            pages = List.copyOf(pages);
        }
    }

    /**
     * Writes or replaces the page.
     *
     * @param contents all pages, to link to
     * @param edition what the guide is of
     */
    public void write(Path folder, List<Chapter> contents, String edition) {
        Map<String, Object> values = new HashMap<>();
        values.put("title", title);
        values.put("css", PagePart.style(GuidePage.class, "guide.css"));
        values.put("body", body);
        values.put("edition", edition);
        values.put("chapters", contents.stream().map(this::links).toList());
        AtomicFile.writeRepeatable(
                folder.resolve(file),
                PagePart.filled(GuidePage.class, "guide.mustache", values).getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> links(Chapter chapter) {
        List<Map<String, Object>> links = new ArrayList<>();
        for (GuidePage page : chapter.pages()) {
            links.add(Map.of(
                    "href",
                    page.file(),
                    "label",
                    page.title(),
                    "current",
                    page.file().equals(file)));
        }
        boolean here = chapter.pages().stream().anyMatch(page -> page.file().equals(file));
        return Map.of("name", chapter.title(), "links", links, "open", here);
    }
}
