package org.vizsla.report.page;

import java.awt.image.BufferedImage;
import java.util.Optional;
import org.vizsla.evaluate.Metrics;
import org.vizsla.evaluate.Scores;
import org.vizsla.render.Percentage;
import org.vizsla.render.explanation.CardPictures;

/**
 * One method's map of one image, as files that were written.
 *
 * @param files their names, in the image's folder
 * @param notice why there is nothing to see
 * @param scores what the metrics found, where its values are places
 * @param thumbnail for sheets, if there are any
 */
public record DrawnMap(
        CardPictures files, Optional<String> notice, Optional<Scores> scores, Optional<BufferedImage> thumbnail) {
    /** Whether it is smoothed where it lies over the image. */
    boolean isSmoothed() {
        return files.rawLayer().isPresent();
    }

    /** What stands below it on a sheet: how well it points, where that is known. */
    String caption() {
        return pointing()
                .map(known -> Percentage.of(known.of(Metrics.ENERGY_INSIDE).value()) + " inside"
                        + (isHit(known) ? ", peak inside" : ""))
                .orElse("");
    }

    /** How well it points at the object; nothing where its place is not known, or the map has nothing to see. */
    Optional<Scores> pointing() {
        return scores.filter(known -> known.find(Metrics.ENERGY_INSIDE).isPresent() && known.areDefined());
    }

    /** Whether a map's peak lies inside the object. */
    static boolean isHit(Scores pointing) {
        return pointing.of(Metrics.MAXIMUM_INSIDE).value() >= 0.5;
    }
}
