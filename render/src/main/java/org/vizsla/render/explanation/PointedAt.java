package org.vizsla.render.explanation;

import org.vizsla.render.gallery.InsideShare;

/**
 * How well a map points at an object whose place is known.
 *
 * @param energy how much of the map lies inside it
 * @param hit whether the map's maximum lies inside it
 */
public record PointedAt(InsideShare energy, boolean hit) {}
