package org.vizsla.report.page;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.render.gallery.ClassScore;
import org.vizsla.render.sheet.Sheet;
import org.vizsla.render.sheet.Thumbnail;

/** A sheet of images, or targets of one image, by methods; the longer list goes down. */
final class ComparisonSheet {
    /** What sheets say of the maps of pixels that they show. */
    static final String SMOOTHED = "maps of pixels are lightly smoothed";

    private ComparisonSheet() {}

    /**
     * An image and a target.
     *
     * @param original the image, with a line around what it is known to show
     */
    record Entry(String picture, ClassScore target, Optional<BufferedImage> original, Map<String, DrawnMap> drawn) {
        Entry {
            original = original.map(shown -> Thumbnail.of(shown, Sheet.CELL));
            drawn = Map.copyOf(drawn);
        }

        private Sheet.Cell first() {
            return new Sheet.Cell("", original);
        }

        private Sheet.Cell cell(String method) {
            Optional<DrawnMap> map = Optional.ofNullable(drawn.get(method));
            return new Sheet.Cell(map.map(DrawnMap::caption).orElse(""), map.flatMap(DrawnMap::thumbnail));
        }

        private String detail() {
            return target.shown() + ", " + picture;
        }
    }

    /**
     * A sheet.
     *
     * @param all how many images there are; a sheet with fewer shows both numbers
     */
    static Sheet of(String model, List<String> methods, List<Entry> entries, int all) {
        List<String> columns = new ArrayList<>();
        List<Sheet.Row> rows = new ArrayList<>();
        if (methods.size() >= entries.size()) {
            entries.forEach(entry -> columns.add(entry.target().name() + "\n" + entry.detail()));
            rows.add(new Sheet.Row(
                    "Original", "", entries.stream().map(Entry::first).toList()));
            for (String method : methods) {
                rows.add(new Sheet.Row(
                        Methods.byName(method).title(),
                        "",
                        entries.stream().map(entry -> entry.cell(method)).toList()));
            }
        } else {
            columns.add("original");
            methods.forEach(method -> columns.add(Methods.byName(method).title()));
            for (Entry entry : entries) {
                List<Sheet.Cell> cells = new ArrayList<>(List.of(entry.first()));
                methods.forEach(method -> cells.add(entry.cell(method)));
                rows.add(new Sheet.Row(entry.target().name(), entry.detail(), cells));
            }
        }
        List<String> notes = new ArrayList<>();
        if (entries.size() < all) {
            notes.add("the first " + entries.size() + " of " + all + " images");
        }
        if (entries.stream().flatMap(entry -> entry.drawn().values().stream()).anyMatch(DrawnMap::isSmoothed)) {
            notes.add(SMOOTHED);
        }
        String shown = String.join("; ", notes);
        return new Sheet("What " + model + " looks at", shown, columns, rows);
    }
}
