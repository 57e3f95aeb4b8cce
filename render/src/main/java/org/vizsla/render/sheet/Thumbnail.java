package org.vizsla.render.sheet;

import java.awt.image.BufferedImage;

/** A picture that fits into a square: each of its pixels is the mean of what it covers, or the nearest where it is enlarged. */
public final class Thumbnail {
    private Thumbnail() {}

    /**
     * A copy whose longer side has this length.
     *
     * @param side in pixels
     */
    public static BufferedImage of(BufferedImage picture, int side) {
        double scale = (double) side / Math.max(picture.getWidth(), picture.getHeight());
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                small.setRGB(x, y, mean(picture, x, width, y, height));
            }
        }
        return small;
    }

    private static int mean(BufferedImage picture, int x, int width, int y, int height) {
        double left = (double) x * picture.getWidth() / width;
        double right = (x + 1.0) * picture.getWidth() / width;
        double top = (double) y * picture.getHeight() / height;
        double bottom = (y + 1.0) * picture.getHeight() / height;
        if (right - left <= 1) {
            return picture.getRGB((int) ((left + right) / 2), (int) ((top + bottom) / 2));
        }
        double[] sums = new double[3];
        double all = 0;
        for (int row = (int) top; row < Math.min(Math.ceil(bottom), picture.getHeight()); row++) {
            for (int column = (int) left; column < Math.min(Math.ceil(right), picture.getWidth()); column++) {
                double share = overlap(column, left, right) * overlap(row, top, bottom);
                int rgb = picture.getRGB(column, row);
                for (int channel = 0; channel < 3; channel++) {
                    sums[channel] += share * ((rgb >> (8 * channel)) & 0xff);
                }
                all += share;
            }
        }
        int mean = 0;
        for (int channel = 0; channel < 3; channel++) {
            mean |= (int) Math.round(sums[channel] / all) << (8 * channel);
        }
        return mean;
    }

    private static double overlap(int pixel, double from, double to) {
        return Math.min(pixel + 1.0, to) - Math.max(pixel, from);
    }
}
