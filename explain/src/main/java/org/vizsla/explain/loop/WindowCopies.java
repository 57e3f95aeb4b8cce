package org.vizsla.explain.loop;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.graph.Shape;

/**
 * The image as it is, with a share of 0, and then with each window covered by each baseline: a share is 1 within the window. Windows are squares that begin at multiples of the stride, up to the other border; the last ones are cut off there.
 *
 * @param window side of the square, in pixels; one that is larger than the image covers all of it
 * @param stride from one square to the next, in pixels
 */
public record WindowCopies(int window, int stride, Baseline baseline) implements Copies {
    public WindowCopies {
        if (window < 1 || stride < 1) {
            throw new IllegalArgumentException("windows of " + window + ", " + stride + " apart");
        }
    }

    /** A rectangle of pixels; the ends are exclusive. */
    public record Window(int top, int left, int bottom, int right) {}

    @Override
    public int count(Shape image, int baselines) {
        return 1 + windowsOf(image.length(2), image.length(3)) * baselines;
    }

    @Override
    public Shape share(Shape image) {
        return image;
    }

    @Override
    public double write(int index, Original image, FloatBuffer copy, FloatBuffer share) {
        int baselines = image.baselines().size();
        float[] values = image.values();
        float[] inside = new float[values.length];
        copy.put(0, values);
        if (index > 0) {
            float[] baseline = image.baselines().get((index - 1) % baselines);
            Window hidden = window((index - 1) / baselines, image.height(), image.width());
            for (int row = 0; row < values.length / image.width(); row++) {
                int y = row % image.height();
                if (y >= hidden.top && y < hidden.bottom) {
                    int from = row * image.width() + hidden.left;
                    int to = row * image.width() + hidden.right;
                    copy.put(from, baseline, from, to - from);
                    Arrays.fill(inside, from, to, 1);
                }
            }
        }
        share.put(0, inside);
        return 1;
    }

    /** All windows of an image of this size, row by row. */
    public List<Window> windows(int height, int width) {
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < windowsOf(height, width); i++) {
            windows.add(window(i, height, width));
        }
        return windows;
    }

    private Window window(int index, int height, int width) {
        int top = index / places(width) * stride;
        int left = index % places(width) * stride;
        return new Window(top, left, Math.min(top + window, height), Math.min(left + window, width));
    }

    /** How many windows an image has. */
    public int windowsOf(int height, int width) {
        return places(height) * places(width);
    }

    private int places(int size) {
        return size <= window ? 1 : (size - window + stride - 1) / stride + 1;
    }
}
