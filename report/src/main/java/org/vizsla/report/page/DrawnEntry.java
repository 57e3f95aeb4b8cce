package org.vizsla.report.page;

import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vizsla.report.job.ExplainedEntry;

/**
 * An explained image whose pictures lie in a folder.
 *
 * @param parts where the files are that only the page needs, below the page: {@code page/}
 * @param suffix what the names of its files end in, before the dot
 * @param shown the image with a line around what it is known to show; none where it cannot be drawn
 * @param maps those that were drawn, by method
 */
public record DrawnEntry(
        ExplainedEntry entry, String parts, String suffix, Optional<BufferedImage> shown, Map<String, DrawnMap> maps) {
    public DrawnEntry {
        maps = Collections.unmodifiableMap(new LinkedHashMap<>(maps));
    }

    /** The file with the image, if it can be drawn. */
    public Optional<String> original() {
        return shown.map(picture -> parts + originalName(suffix));
    }

    /** The file with the line, if it is known where to draw it. */
    public Optional<String> outline() {
        return entry.truth().map(truth -> parts + outlineName(suffix));
    }

    public static String originalName(String suffix) {
        return "original" + suffix + ".png";
    }

    public static String outlineName(String suffix) {
        return "outline" + suffix + ".png";
    }
}
