package org.vizsla.render;

import java.awt.image.BufferedImage;

/**
 * A photograph, and the rectangle of it that a network saw, in the photograph's pixels: maps are laid where the network saw what they explain.
 *
 * @param photograph at its own size
 * @param top of the rectangle; it may have parts of pixels, and reach beyond the photograph
 * @param height of the rectangle, above 0
 */
public record Frame(BufferedImage photograph, double top, double left, double height, double width) {
    private static final int PAPER = 0xefe9e2;
    private static final double VEIL = 0.6;

    /**
     * A plane of values at the photograph's size, interpolated between pixel centres; not a number where the network saw nothing.
     *
     * @param values {@code [rows, columns]} of the rectangle, row-major
     */
    public double[] placed(double[] values, int rows, int columns) {
        int across = photograph.getWidth();
        int down = photograph.getHeight();
        double[] placed = new double[Math.multiplyExact(across, down)];
        for (int y = 0; y < down; y++) {
            double row = place(y, top, height, rows);
            for (int x = 0; x < across; x++) {
                double column = place(x, left, width, columns);
                placed[y * across + x] = Double.isNaN(row) || Double.isNaN(column)
                        ? Double.NaN
                        : Bilinear.at(values, rows, columns, row, column);
            }
        }
        return placed;
    }

    /** A picture of the rectangle at the photograph's size: nearest pixels, and plain paper where the network saw nothing. */
    public BufferedImage placed(BufferedImage picture) {
        int rows = picture.getHeight();
        int columns = picture.getWidth();
        BufferedImage drawn =
                new BufferedImage(photograph.getWidth(), photograph.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < drawn.getHeight(); y++) {
            double row = place(y, top, height, rows);
            for (int x = 0; x < drawn.getWidth(); x++) {
                double column = place(x, left, width, columns);
                boolean isSeen = !Double.isNaN(row) && !Double.isNaN(column);
                drawn.setRGB(x, y, isSeen ? picture.getRGB(nearest(column, columns), nearest(row, rows)) : PAPER);
            }
        }
        return drawn;
    }

    /** What a place that the network did not see looks like over the photograph: pale, and without colour. */
    public static int unseen(int rgb) {
        int grey = grey(rgb);
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int paper = (PAPER >> shift) & 0xff;
            mixed |= (int) Math.round(grey + VEIL * (paper - grey)) << shift;
        }
        return mixed;
    }

    /** What a place that the network did not see looks like without the photograph. */
    public static int unseen() {
        return PAPER;
    }

    /** The lightness of a colour, 0 to 255. */
    static int grey(int rgb) {
        return (int) Math.round(0.299 * ((rgb >> 16) & 0xff) + 0.587 * ((rgb >> 8) & 0xff) + 0.114 * (rgb & 0xff));
    }

    /** Where the centre of a pixel of the photograph lies among the map's pixels; not a number outside of it. */
    private static double place(int pixel, double from, double length, int count) {
        double share = (pixel + 0.5 - from) / length;
        return share < 0 || share >= 1 ? Double.NaN : share * count - 0.5;
    }

    private static int nearest(double place, int count) {
        return Math.min(count - 1, Math.max(0, (int) Math.round(place)));
    }
}
