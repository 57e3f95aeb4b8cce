package org.vizsla.graph.limit;

import java.util.Locale;

/**
 * An upper bound on what is built, computed or drawn for a file of unknown origin, checked before the work starts. Real classifiers and images stay far below.
 *
 * <p>Each can be set with a system property, such as {@code -Dvizsla.limit.nodes=20000}.
 */
public enum Limit {
    /** Nodes of a model, also in subgraphs, with the nodes of functions counted at each call. */
    NODES(10_000, "nodes"),

    /** Inputs, initializers and outputs of nodes in a model, also in subgraphs. */
    VALUES(200_000, "values"),

    /** Names, numbers and other parts of a model that are held in memory, not counting weights. A node counts as 16 of them. */
    PARTS(2_000_000, "parts"),

    /** Subgraphs within subgraphs, and calls of a model's functions within such functions. */
    DEPTH(32, "subgraphs or functions within each other"),

    /** Subgraphs of a model, such as bodies of loops. */
    SUBGRAPHS(1_000, "subgraphs"),

    /** Operator sets that a model imports. */
    OPERATOR_SETS(100, "operator sets"),

    /** Trips of a loop; of loops within each other, the product. */
    TRIPS(10_000, "trips"),

    /** Images in a batch, where a model fixes their number. */
    BATCH(1_024, "images in a batch"),

    /** Elements of any value, for the batch of up to 3 images with which a model is first run; 512 MB of float32. */
    ELEMENTS(1L << 27, "elements in one value"),

    /** Seconds that a model may take for the runs that learn its shapes. */
    LEARNING_SECONDS(60, "seconds of a first run"),

    /** Characters of a composite's text, of which each entry is held against each node. */
    COMPOSITE_LENGTH(10_000, "characters"),

    /** Bytes of an image file, or an eighth of Java's heap if that is less. */
    IMAGE_BYTES(128L << 20, "bytes"),

    /** Pixels of an image, or as many as Java's heap has room for, at 16 bytes each, if that is less. */
    PIXELS(64L << 20, "pixels"),

    /** Scans of a JPEG image; about ten are usual. */
    SCANS(100, "scans"),

    /** Scans of a JPEG image times its pixels: each scan is a pass over the whole image, however few bytes it has. */
    SCANNED_PIXELS(1_000_000_000, "pixels in all scans together"),

    /** Images drawn in one sheet, or as many as a quarter of Java's heap has room for; a sheet of more shows the first. */
    SHEET_IMAGES(600, "images in a sheet");

    private static final String PREFIX = "vizsla.limit.";

    private final long usual;
    private final String unit;

    Limit(long usual, String unit) {
        this.usual = usual;
        this.unit = unit;
    }

    /** Its name in messages and documents, such as {@code operator-sets}. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The system property that sets it. */
    public String property() {
        return PREFIX + title();
    }

    /** What it counts, in words that follow a number. */
    public String unit() {
        return unit;
    }

    /** The value where none is set. */
    public long usual() {
        return usual;
    }

    /** The value: what the system property says, if that is a positive number. */
    public long value() {
        return Math.max(1, Long.getLong(property(), usual));
    }

    /** Whether there is more than it allows. */
    public boolean isExceededBy(long amount) {
        return amount > value();
    }
}
