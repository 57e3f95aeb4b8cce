package org.vizsla.models.picture;

/**
 * The part of a photograph that a network sees, in the photograph's pixels: what is left of it once it is resized and its centre cut out. It may have parts of pixels, and
 * reaches beyond the photograph where that is smaller than the centre, and black is added.
 *
 * @param top distance from the photograph's upper edge
 * @param left distance from its left edge
 * @param height above 0
 * @param width above 0
 */
public record Seen(double top, double left, double height, double width) {
    /** All of a photograph. */
    public static Seen whole(int height, int width) {
        return new Seen(0, 0, height, width);
    }
}
