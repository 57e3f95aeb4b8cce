package org.vizsla.report.folder;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** A kind of file that is written for each image; its page is always written. */
public enum SavedFile {
    /** {@code METHOD_overlay.png}: the map over the image, with its scale. */
    OVERLAY,
    /** {@code METHOD_heat.png}: the same over the image in grey. */
    HEAT,
    /** {@code METHOD_map.png}: the map alone, with its scale. */
    MAP,
    /** {@code METHOD_strength.png}: its magnitude, from black to white. */
    STRENGTH,
    /** {@code METHOD_colour.png}: the values themselves, where there is one per pixel and channel. */
    COLOUR,
    /** {@code METHOD_outlined.png}: the strength with a line around the object, where its place is known. */
    OUTLINED,
    /** {@code METHOD.npy}: the numbers. */
    ARRAY,
    /** {@code original.png}: the image as the network saw it. */
    ORIGINAL,
    /** {@code sheet.png}: all maps in one picture. */
    SHEET,
    /** {@code result.json}: answers, parameters, self-checks and figures. */
    JSON;

    /** The few that are written unless others are chosen. */
    public static final Set<SavedFile> USUAL = Collections.unmodifiableSet(EnumSet.of(OVERLAY, MAP, JSON));

    public static final Set<SavedFile> ALL = Collections.unmodifiableSet(EnumSet.allOf(SavedFile.class));

    /** The name by which people choose it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
