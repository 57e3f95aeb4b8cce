package org.vizsla.models.picture;

import java.util.Arrays;

/**
 * Resizing as Pillow does it, equal to {@code Image.resize} bit for bit.
 *
 * <p>Each output pixel is a weighted mean of the input pixels around its centre. The weights are those of an {@link Interpolation}, stretched by the reduction factor
 * when the picture gets smaller. The horizontal pass runs first, then the vertical one; each multiplies by 22-bit fixed-point weights and rounds to 8 bits. Where the
 * nearest pixel is taken, nothing is computed.
 *
 * <p>Only a window of the output is computed, so a crop costs no more memory than the part it shows.
 */
final class Resampling {
    private final Interpolation interpolation;
    private final int height;
    private final int width;
    private final int top;
    private final int left;
    private final int windowHeight;
    private final int windowWidth;

    /** A resize to these sides. */
    Resampling(Interpolation interpolation, int height, int width) {
        this(interpolation, height, width, 0, 0, height, width);
    }

    /** A resize to these sides, of which only a window is computed. */
    Resampling(
            Interpolation interpolation, int height, int width, int top, int left, int windowHeight, int windowWidth) {
        Picture.checkSides(windowHeight, windowWidth);
        this.interpolation = interpolation;
        this.height = height;
        this.width = width;
        this.top = top;
        this.left = left;
        this.windowHeight = windowHeight;
        this.windowWidth = windowWidth;
    }

    Picture apply(Picture picture) {
        if (width == picture.width() && height == picture.height()) {
            return picture.cropped(top, left, windowHeight, windowWidth);
        }
        if (interpolation == Interpolation.NEAREST) {
            return nearest(picture);
        }
        ResizeWeights columns = new ResizeWeights(interpolation, picture.width(), width, left, windowWidth);
        ResizeWeights rows = new ResizeWeights(interpolation, picture.height(), height, top, windowHeight);
        byte[] narrowed = horizontally(picture, columns, rows.firstSource(), rows.endSource());
        return Picture.owning(windowHeight, windowWidth, vertically(narrowed, rows));
    }

    private Picture nearest(Picture picture) {
        int[] columns = nearest(picture.width(), width, left, windowWidth);
        int[] rows = nearest(picture.height(), height, top, windowHeight);
        byte[] in = picture.values();
        byte[] out = new byte[3 * windowWidth * windowHeight];
        int at = 0;
        for (int row : rows) {
            for (int column : columns) {
                System.arraycopy(in, 3 * (row * picture.width() + column), out, at, 3);
                at += 3;
            }
        }
        return Picture.owning(windowHeight, windowWidth, out);
    }

    /** The pixel in which the centre of each output pixel lies; centres are summed up, as Pillow does, whose rounding decides where they lie between two pixels. */
    private static int[] nearest(int source, int target, int first, int count) {
        double scale = (double) source / target;
        int[] all = new int[count];
        double centre = scale * 0.5;
        for (int i = 0; i < first + count; i++, centre += scale) {
            if (i >= first) {
                all[i - first] = Math.min((int) centre, source - 1);
            }
        }
        return all;
    }

    private byte[] horizontally(Picture picture, ResizeWeights columns, int firstRow, int endRow) {
        Picture.checkSides(endRow - firstRow, windowWidth);
        int stride = 3 * windowWidth;
        byte[] out = new byte[stride * (endRow - firstRow)];
        for (int row = firstRow; row < endRow; row++) {
            columns.narrow(picture.values(), 3 * row * picture.width(), out, (row - firstRow) * stride);
        }
        return out;
    }

    private byte[] vertically(byte[] in, ResizeWeights rows) {
        int stride = 3 * windowWidth;
        byte[] out = new byte[stride * windowHeight];
        int[] sums = new int[stride];
        for (int y = 0; y < windowHeight; y++) {
            Arrays.fill(sums, ResizeWeights.HALF);
            int source = (rows.start(y) - rows.firstSource()) * stride;
            for (int i = 0; i < rows.count(y); i++) {
                add(in, source + i * stride, rows.weight(y, i), sums);
            }
            for (int k = 0; k < stride; k++) {
                out[y * stride + k] = ResizeWeights.round(sums[k]);
            }
        }
        return out;
    }

    /** One input row's share of a row of the vertical pass. */
    private static void add(byte[] in, int rowStart, int weight, int[] sums) {
        for (int k = 0; k < sums.length; k++) {
            sums[k] += weight * (in[rowStart + k] & 0xff);
        }
    }
}
