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
    private static final int SWEEPS = 6;

    private final int height;
    private final int width;
    private final boolean[] known;
    /** Where missing pixels begin and end, row by row, in turns. */
    private final int[] runs;

    private final @Nullable PullPush coarser;

    private PullPush(boolean[] known, int height, int width) {
        this.known = known;
        this.height = height;
        this.width = width;
        this.runs = runs();
        this.coarser = runs.length == 0 ? null : halved();
    }

    /** For a hole that does not cover the whole image. */
    static PullPush of(BitSet hole, int height, int width) {
        boolean[] known = new boolean[height * width];
        for (int pixel = 0; pixel < known.length; pixel++) {
            known[pixel] = !hole.get(pixel);
        }
        return new PullPush(known, height, width);
    }

    private int[] runs() {
        int[] found = new int[known.length + height + 1];
        int count = 0;
        for (int pixel = 0; pixel < known.length; pixel++) {
            boolean begins = pixel % width == 0 || known[pixel - 1];
            if (!known[pixel] && begins) {
                found[count++] = pixel;
            }
            boolean ends = pixel % width == width - 1 || known[pixel + 1];
            if (!known[pixel] && ends) {
                found[count++] = pixel + 1;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private PullPush halved() {
        int across = (width + 1) / 2;
        boolean[] half = new boolean[(height + 1) / 2 * across];
        for (int pixel = 0; pixel < known.length; pixel++) {
            half[pixel / width / 2 * across + pixel % width / 2] |= known[pixel];
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
        for (int run = 0; run < runs.length; run += 2) {
            coarser.push(coarse, runs[run] / width, runs[run] % width, runs[run + 1] - runs[run], plane, runs[run]);
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            average(plane, 0);
            average(plane, 1);
        }
    }

    private float[] pulled(float[] plane, PullPush half) {
        float[] sums = new float[half.known.length];
        int[] counts = new int[sums.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int pixel = y * width + x;
                if (known[pixel]) {
                    int above = (y >> 1) * half.width + (x >> 1);
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

    /** Writes the values at some pixels of a row of the finer image. */
    private void push(float[] plane, int y, int x, int count, float[] finer, int into) {
        int near = (y >> 1) * width;
        int other = Math.max(0, Math.min(height - 1, (y >> 1) + (y & 1) * 2 - 1)) * width;
        for (int i = 0; i < count; i++) {
            int beside = (x + i) >> 1;
            int farther = Math.max(0, Math.min(width - 1, beside + ((x + i) & 1) * 2 - 1));
            float inRow = 0.75f * plane[near + beside] + 0.25f * plane[near + farther];
            float inOther = 0.75f * plane[other + beside] + 0.25f * plane[other + farther];
            finer[into + i] = 0.75f * inRow + 0.25f * inOther;
        }
    }

    /** Each missing pixel of one colour of a chessboard becomes the average of its neighbours, which have the other colour; beyond the border, it is its own neighbour. */
    private void average(float[] plane, int colour) {
        for (int run = 0; run < runs.length; run += 2) {
            int y = runs[run] / width;
            int begin = y * width;
            int last = begin + width - 1;
            int up = y > 0 ? -width : 0;
            int down = y < height - 1 ? width : 0;
            for (int i = runs[run] + ((runs[run] - begin + y + colour) & 1); i < runs[run + 1]; i += 2) {
                float left = plane[i > begin ? i - 1 : i];
                float right = plane[i < last ? i + 1 : i];
                plane[i] = 0.25f * (plane[i + up] + plane[i + down] + left + right);
            }
        }
    }
}
