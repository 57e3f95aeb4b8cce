package org.vizsla.report.page;

import java.awt.image.BufferedImage;
import java.util.Optional;
import org.vizsla.evaluate.Metrics;
import org.vizsla.evaluate.Scores;
import org.vizsla.render.Percentage;
import org.vizsla.render.explanation.CardPictures;

/**
 * One method's map of one picture, as files that were written.
 *
 * @param files their names, in the picture's folder
 * @param notice why there is nothing to see
 * @param scores how true it is, where that is known
 * @param thumbnail for sheets
 */
public record DrawnMap(CardPictures files, Optional<String> notice, Optional<Scores> scores, BufferedImage thumbnail) {
    /** What stands below it on a sheet: how well it points, where that is known. */
    String caption() {
        return scores.filter(Scores::areDefined)
                .map(known -> Percentage.of(known.of(Metrics.ENERGY_INSIDE).value()) + " inside"
                        + (known.of(Metrics.MAXIMUM_INSIDE).value() >= 0.5 ? ", peak inside" : ""))
                .orElse("");
    }
}
