package org.vizsla.explain.cover;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Fills the hole in an image from its border inwards, smoothly: an approximation of the membrane, the surface where each pixel of the hole is the average of its four neighbours.
 *
 * <p>Pull: the image is halved again and again, each pixel the average of the known ones among four, until none is missing. Push: from the coarsest image to the finest, each missing pixel is
 * interpolated bilinearly from the coarser image, and all missing ones are averaged with their neighbours a few times, which removes the blocks of the coarser image. No pixel of the hole becomes larger
 * than the largest known one, or smaller than the smallest.
 *
 * <p>Source: S. Gortler, R. Grzeszczuk, R. Szeliski, M. Cohen, The Lumigraph, 1996, for pull and push, there with wider filters and without the averaging.
 */
final class PullPush {
    private static final int SWEEPS = 8;

    private final int height;
    private final int width;
    private final boolean[] known;
    private final int[] missing;
    private final @Nullable PullPush coarser;

    private PullPush(boolean[] known, int height, int width) {
        this.known = known;
        this.height = height;
        this.width = width;
        this.missing = missing(known);
        this.coarser = missing.length == 0 || known.length == 1 ? null : halved();
    }

    /** For a hole that does not cover the whole image. */
    static PullPush of(BitSet hole, int height, int width) {
        boolean[] known = new boolean[height * width];
        for (int pixel = 0; pixel < known.length; pixel++) {
            known[pixel] = !hole.get(pixel);
        }
        return new PullPush(known, height, width);
    }

    private static int[] missing(boolean[] known) {
        int[] missing = new int[known.length];
        int count = 0;
        for (int pixel = 0; pixel < known.length; pixel++) {
            if (!known[pixel]) {
                missing[count++] = pixel;
            }
        }
        return Arrays.copyOf(missing, count);
    }

    private PullPush halved() {
        int across = (width + 1) / 2;
        boolean[] half = new boolean[(height + 1) / 2 * across];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                half[y / 2 * across + x / 2] |= known[y * width + x];
            }
        }
        return new PullPush(half, (height + 1) / 2, across);
    }

    /** Fills the hole in each plane of an image {@code [C, H, W]}. */
    void fill(float[] planes) {
        float[] plane = new float[known.length];
        for (int start = 0; start < planes.length; start += plane.length) {
            System.arraycopy(planes, start, plane, 0, plane.length);
            fillPlane(plane);
            System.arraycopy(plane, 0, planes, start, plane.length);
        }
    }

    private void fillPlane(float[] plane) {
        if (coarser == null) {
            return;
        }
        float[] coarse = pulled(plane, coarser);
        coarser.fillPlane(coarse);
        for (int pixel : missing) {
            plane[pixel] = coarser.between(coarse, pixel / width, pixel % width);
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            average(plane);
        }
    }

    private float[] pulled(float[] plane, PullPush half) {
        float[] sums = new float[half.known.length];
        int[] counts = new int[sums.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int pixel = y * width + x;
                if (known[pixel]) {
                    int above = y / 2 * half.width + x / 2;
                    sums[above] += plane[pixel];
                    counts[above]++;
                }
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= Math.max(1, counts[i]);
        }
        return sums;
    }

    /** The value at a pixel of the finer image. */
    private float between(float[] plane, int y, int x) {
        int near = y / 2;
        int other = Math.max(0, Math.min(height - 1, near + (y % 2 == 0 ? -1 : 1)));
        int beside = x / 2;
        int farther = Math.max(0, Math.min(width - 1, beside + (x % 2 == 0 ? -1 : 1)));
        float inRow = 0.75f * plane[near * width + beside] + 0.25f * plane[near * width + farther];
        float inOther = 0.75f * plane[other * width + beside] + 0.25f * plane[other * width + farther];
        return 0.75f * inRow + 0.25f * inOther;
    }

    /** Each missing pixel becomes the average of its neighbours, one after the other. */
    private void average(float[] plane) {
        for (int pixel : missing) {
            int x = pixel % width;
            float sum = 0;
            int count = 0;
            if (x > 0) {
                sum += plane[pixel - 1];
                count++;
            }
            if (x < width - 1) {
                sum += plane[pixel + 1];
                count++;
            }
            if (pixel >= width) {
                sum += plane[pixel - width];
                count++;
            }
            if (pixel < plane.length - width) {
                sum += plane[pixel + width];
                count++;
            }
            plane[pixel] = sum / Math.max(1, count);
        }
    }
}
