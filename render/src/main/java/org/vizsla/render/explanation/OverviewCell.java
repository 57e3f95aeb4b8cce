package org.vizsla.render.explanation;

import java.util.Optional;

/**
 * One method's map of one image, in a comparison of many.
 *
 * @param pictures its files; none where the method has no map of the image
 * @param inColour whether its values in colour are shown, rather than the overlay
 * @param words why there is none, or why it shows nothing; otherwise empty
 * @param pointed how well it points at the object, where its place is known
 */
public record OverviewCell(
        Optional<CardPictures> pictures, boolean inColour, String words, Optional<PointedAt> pointed) {
    /** A cell without a map. */
    static final OverviewCell EMPTY = new OverviewCell(Optional.empty(), false, "no map", Optional.empty());

    /** Its scale, if it is laid over the image. */
    Optional<MapScales> scales() {
        return inColour ? Optional.empty() : pictures.flatMap(CardPictures::scales);
    }
}
