package org.vizsla.report.folder;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.vizsla.report.page.DrawnEntry;

/**
 * The names of an entry's files.
 *
 * @param suffix what they end in, before the dot; empty where a source has one entry
 */
record FileNames(String suffix) {
    /** Where the files are that only the page needs. */
    static final String PARTS = "page/";

    /** A file of the page about one method's map. */
    enum Part {
        LAYER,
        LAYER_RAW,
        MAP,
        STRENGTH,
        COLOUR
    }

    private String picture(String name) {
        return name + suffix + ".png";
    }

    String part(String method, Part part) {
        return PARTS + picture(method + "_" + part.name().toLowerCase(Locale.ROOT));
    }

    /** A file that was chosen. */
    String saved(String method, SavedFile file) {
        return picture(method + "_" + file);
    }

    /** The scale of such a file, where it is apart. */
    String legend(String method, SavedFile file) {
        return picture(method + "_" + file + "_legend");
    }

    String original() {
        return DrawnEntry.originalName(suffix);
    }

    String outline() {
        return DrawnEntry.outlineName(suffix);
    }

    /** The numbers, of all entries of a source. */
    static String array(String method) {
        return method + ".npy";
    }

    /** All files that there may be. */
    List<String> all(List<String> methods) {
        List<String> names = new ArrayList<>(List.of(PARTS + original(), PARTS + outline(), original()));
        for (String method : methods) {
            Stream.of(Part.values()).map(part -> part(method, part)).forEach(names::add);
            SavedFile.ALL.forEach(file -> names.add(saved(method, file)));
            Stream.of(SavedFile.OVERLAY, SavedFile.HEAT, SavedFile.MAP)
                    .map(file -> legend(method, file))
                    .forEach(names::add);
            names.add(array(method));
        }
        return names;
    }
}
