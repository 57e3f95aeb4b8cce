package org.vizsla.render.explanation;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The files with one method's pictures, stored next to the page or below it.
 *
 * @param layer the heat map to be laid over the image, transparent where it is weak; a panel with words where the map shows nothing
 * @param rawLayer the same without smoothing, where it was smoothed
 * @param heat the heat map alone
 * @param strength the magnitude, grey
 * @param colours the values themselves, if there is one per pixel and channel
 * @param over the heat map over the image, if it was written
 * @param values the numbers, if they were written
 * @param scales of the pictures; none if the map shows nothing
 */
public record CardPictures(
        String layer,
        Optional<String> rawLayer,
        String heat,
        String strength,
        Optional<String> colours,
        Optional<String> over,
        Optional<String> values,
        Optional<MapScales> scales) {
    /** The same files from another folder. */
    public CardPictures in(UnaryOperator<String> path) {
        return new CardPictures(
                path.apply(layer),
                rawLayer.map(path),
                path.apply(heat),
                path.apply(strength),
                colours.map(path),
                over.map(path),
                values.map(path),
                scales);
    }
}
