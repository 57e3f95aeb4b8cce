package org.vizsla.explain.method.segmentation;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** The segments of an image, numbered from 0 in the order in which they appear, row by row; each pixel belongs to one, and none is empty. */
public final class Segments {
    private final int height;
    private final int width;
    private final int count;
    private final int[] labels;

    private Segments(int height, int width, int count, int[] labels) {
        this.height = height;
        this.width = width;
        this.count = count;
        this.labels = labels;
    }

    /**
     * Segments from arbitrary labels, one per pixel, row by row; pixels with equal labels make a segment.
     *
     * @throws IllegalArgumentException if there are not as many labels as pixels, or there is no pixel
     */
    public static Segments of(int height, int width, int... labels) {
        if (labels.length == 0 || labels.length != height * width) {
            throw new IllegalArgumentException(
                    labels.length + " labels do not fit " + height + " x " + width + " pixels");
        }
        Map<Integer, Integer> numbers = new HashMap<>();
        int[] numbered = new int[labels.length];
        for (int pixel = 0; pixel < labels.length; pixel++) {
            numbered[pixel] = numbers.computeIfAbsent(labels[pixel], label -> numbers.size());
        }
        return new Segments(height, width, numbers.size(), numbered);
    }

    public int height() {
        return height;
    }

    public int width() {
        return width;
    }

    /** The number of segments. */
    public int count() {
        return count;
    }

    /** The number of pixels. */
    public int pixels() {
        return labels.length;
    }

    /** The segment of a pixel; pixels are numbered row by row, from 0. */
    public int at(int pixel) {
        return labels[pixel];
    }

    /** The segment of each pixel, INT64 {@code [H * W]}. */
    public Tensor tensor() {
        return Tensor.ofLongs(
                Shape.of(labels.length), IntStream.of(labels).asLongStream().toArray());
    }

    /** The pixels of each segment. */
    public List<BitSet> masks() {
        List<BitSet> masks = IntStream.range(0, count)
                .mapToObj(i -> new BitSet(labels.length))
                .toList();
        for (int pixel = 0; pixel < labels.length; pixel++) {
            masks.get(labels[pixel]).set(pixel);
        }
        return masks;
    }

    /** The pixels of each segment, and those around it that are no farther away than the radius. */
    public List<BitSet> widened(int radius) {
        List<BitSet> masks = masks();
        for (int pixel = 0; pixel < labels.length; pixel++) {
            int y = pixel / width;
            int x = pixel % width;
            for (int row = Math.max(0, y - radius); row <= Math.min(height - 1, y + radius); row++) {
                for (int column = Math.max(0, x - radius); column <= Math.min(width - 1, x + radius); column++) {
                    int other = row * width + column;
                    int square = (row - y) * (row - y) + (column - x) * (column - x);
                    if (labels[other] != labels[pixel] && square <= radius * radius) {
                        masks.get(labels[pixel]).set(other);
                    }
                }
            }
        }
        return masks;
    }
}
