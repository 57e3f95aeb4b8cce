package org.vizsla.models.picture;

/**
 * How a stored picture must be turned to be upright: the eight values of the EXIF tag {@code Orientation} (0x0112), in their order.
 *
 * <p>A stored picture's first row is the shown picture's top, bottom, left or right side, and so is its first column; the names say which.
 */
enum Orientation {
    TOP_LEFT(false, false, false),
    TOP_RIGHT(false, true, false),
    BOTTOM_RIGHT(false, true, true),
    BOTTOM_LEFT(false, false, true),
    LEFT_TOP(true, false, false),
    RIGHT_TOP(true, false, true),
    RIGHT_BOTTOM(true, true, true),
    LEFT_BOTTOM(true, true, false);

    private final boolean transposed;
    private final boolean fromRight;
    private final boolean fromBottom;

    /** Whether shown rows are stored columns; whether stored columns, and stored rows, are shown backwards. */
    Orientation(boolean transposed, boolean fromRight, boolean fromBottom) {
        this.transposed = transposed;
        this.fromRight = fromRight;
        this.fromBottom = fromBottom;
    }

    /** The orientation of an EXIF value; anything but 2 to 8 is upright. */
    static Orientation of(int exif) {
        return exif >= 1 && exif <= 8 ? values()[exif - 1] : TOP_LEFT;
    }

    Picture upright(Picture stored) {
        if (this == TOP_LEFT) {
            return stored;
        }
        int width = transposed ? stored.height() : stored.width();
        int height = transposed ? stored.width() : stored.height();
        byte[] from = stored.values();
        byte[] to = new byte[from.length];
        int at = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int column = transposed ? y : x;
                int row = transposed ? x : y;
                int storedX = fromRight ? stored.width() - 1 - column : column;
                int storedY = fromBottom ? stored.height() - 1 - row : row;
                int source = 3 * (storedY * stored.width() + storedX);
                to[at++] = from[source];
                to[at++] = from[source + 1];
                to[at++] = from[source + 2];
            }
        }
        return Picture.owning(height, width, to);
    }
}
