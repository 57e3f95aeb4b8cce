package org.vizsla.menagerie.internal.draw;

/** Where light comes from (a unit direction, as the camera sees it) and its colours. */
public record Light(Vec direction, Colour key, Colour sky) {
    /** Half way between the light and the viewer: where a shiny thing shows its highlight. */
    Vec half() {
        return direction.plus(new Vec(0, 0, 1)).unit();
    }
}
