package org.vizsla.cli;

import java.awt.image.BufferedImage;
import java.util.Optional;
import org.vizsla.evaluate.Pointing;
import org.vizsla.render.Percentage;
import org.vizsla.render.explanation.CardPictures;

/**
 * One method's map of one picture, as files that were written.
 *
 * @param files their names, in the picture's folder
 * @param notice why there is nothing to see
 * @param pointing how well it points at the animal, where that is known
 * @param thumbnail for sheets, as long as these are made
 */
record DrawnMap(
        CardPictures files, Optional<String> notice, Optional<Pointing> pointing, Optional<BufferedImage> thumbnail) {
    /** What stands below it on a sheet: how well it points, where that is known. */
    String caption() {
        return pointing.filter(Pointing::isDefined)
                .map(known ->
                        Percentage.of(known.energy().share()) + " inside" + (known.hit() >= 0.5 ? ", maximum too" : ""))
                .orElse("");
    }

    DrawnMap withoutThumbnail() {
        return new DrawnMap(files, notice, pointing, Optional.empty());
    }
}
