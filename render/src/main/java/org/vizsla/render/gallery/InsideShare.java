package org.vizsla.render.gallery;

/**
 * How much of a map lies inside an object whose place is known.
 *
 * @param object as people call it
 * @param share of the map's energy inside it, 0 to 1; NaN if there is none
 * @param chance the object's share of the image's area, which a map that knows nothing would have
 */
public record InsideShare(String object, double share, double chance) {}
