package org.vizsla.evaluate.deletion;

import java.util.Arrays;
import java.util.BitSet;
import org.vizsla.explain.map.Presentation;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.random.Chance;

/** All pixels of an image, counted row by row, in the order in which they are deleted. */
final class PixelOrder {
    private final int[] pixels;

    private PixelOrder(int[] pixels) {
        this.pixels = pixels;
    }

    /**
     * The pixels with the largest values first; those with the same in random order.
     *
     * @param map {@code [1, C, h, w]}, summed over the channels; one of another size than the image's is interpolated bilinearly
     */
    static PixelOrder of(Tensor map, int height, int width, Chance chance) {
        float[] values = Presentation.bilinear(sum(map), height, width).floats();
        int[] shuffled = chance.permutation(values.length);
        long[] keys = new long[values.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (long) descending(values[shuffled[i]]) << Integer.SIZE | i;
        }
        Arrays.sort(keys);
        return new PixelOrder(
                Arrays.stream(keys).mapToInt(key -> shuffled[(int) key]).toArray());
    }

    private static Tensor sum(Tensor map) {
        int places = Shape.lengthOf(map.shape().size(2), map.shape().size(3));
        float[] values = map.floats();
        double[] sums = new double[places];
        for (int i = 0; i < values.length; i++) {
            sums[i % places] += values[i];
        }
        float[] plane = new float[places];
        for (int i = 0; i < places; i++) {
            plane[i] = (float) sums[i];
        }
        return Tensor.ofFloats(Shape.of(1, 1, map.shape().size(2), map.shape().size(3)), plane);
    }

    /** A number that is the smaller, the larger the value is. */
    private static int descending(float value) {
        int bits = Float.floatToIntBits(value + 0f);
        return ~(bits >= 0 ? bits : bits ^ Integer.MAX_VALUE);
    }

    /**
     * Blocks in random order, one for each place of a map, so that as much hangs together as where the map chooses.
     *
     * @param rows of the map
     * @param columns of the map
     */
    static PixelOrder random(int rows, int columns, int height, int width, Chance chance) {
        int[] turns = chance.permutation(rows * columns);
        long[] keys = new long[height * width];
        for (int pixel = 0; pixel < keys.length; pixel++) {
            int row = (int) ((long) (pixel / width) * rows / height);
            int column = (int) ((long) (pixel % width) * columns / width);
            keys[pixel] = (long) turns[row * columns + column] << Integer.SIZE | pixel;
        }
        Arrays.sort(keys);
        return new PixelOrder(Arrays.stream(keys).mapToInt(key -> (int) key).toArray());
    }

    /** The first ones of them. */
    BitSet first(int count) {
        BitSet first = new BitSet(pixels.length);
        for (int i = 0; i < count; i++) {
            first.set(pixels[i]);
        }
        return first;
    }
}
