package org.vizsla.explain.method.segmentation;

import org.vizsla.graph.Tensor;

/** A way to cut images into segments. The same image gives the same segments. Its text is what {@link #parse} reads. */
public sealed interface Segmentation permits Grid, Slic, Felzenszwalb {
    /** The forms that {@link #parse} reads, in words. */
    String FORMS =
            "grid:SIDE, slic:SEGMENTS, slic:SEGMENTS:COMPACTNESS, felzenszwalb:SCALE or felzenszwalb:SCALE:SMALLEST";

    /** The segments of one image, FLOAT32 {@code [C, H, W]}, of any range of values. */
    Segments segment(Tensor picture);

    /** About how many segments an image of this size is cut into, before it is known. */
    int about(int height, int width);

    /**
     * Reads one of the {@link #FORMS}, such as {@code grid:32} or {@code slic:50}.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Segmentation parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length == 2 && parts[0].equals("grid")) {
            return new Grid(Integer.parseInt(parts[1]));
        }
        if (parts[0].equals("slic") && (parts.length == 2 || parts.length == 3)) {
            return new Slic(
                    Integer.parseInt(parts[1]), parts.length == 3 ? Double.parseDouble(parts[2]) : Slic.COMPACTNESS);
        }
        if (parts[0].equals("felzenszwalb") && (parts.length == 2 || parts.length == 3)) {
            return new Felzenszwalb(
                    Double.parseDouble(parts[1]),
                    parts.length == 3 ? Integer.parseInt(parts[2]) : Felzenszwalb.SMALLEST);
        }
        throw new IllegalArgumentException("'" + text + "' is none of " + FORMS);
    }
}
