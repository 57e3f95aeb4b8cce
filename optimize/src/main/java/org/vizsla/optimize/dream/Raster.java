package org.vizsla.optimize.dream;

import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** Planes of real numbers, row by row. */
final class Raster {
    private final int channels;
    private final int height;
    private final int width;
    private final float[] values;

    /**
     * Planes.
     *
     * @param values {@code [channels, height, width]}; not copied
     */
    Raster(int channels, int height, int width, float[] values) {
        this.channels = channels;
        this.height = height;
        this.width = width;
        this.values = values;
    }

    int channels() {
        return channels;
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    /** The planes themselves, and no copy. */
    float[] values() {
        return values;
    }

    static Raster of(Tensor picture) {
        Shape shape = picture.shape();
        return new Raster(shape.length(1), shape.length(2), shape.length(3), picture.floats());
    }

    Tensor tensor() {
        return Tensor.ofFloats(Shape.of(1, channels, height, width), values);
    }

    /** The sum with another one of the same size, kept from 0 to 1. */
    Raster plus(Raster other) {
        float[] sum = values.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] = Math.max(0, Math.min(1, sum[i] + other.values[i]));
        }
        return new Raster(channels, height, width, sum);
    }

    /** The difference from another one of the same size. */
    Raster minus(Raster other) {
        float[] difference = values.clone();
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= other.values[i];
        }
        return new Raster(channels, height, width, difference);
    }

    /** At another size: linear between pixels where it grows, averaged with triangles where it shrinks; edges are repeated. */
    Raster resized(int toHeight, int toWidth) {
        if (toHeight == height && toWidth == width) {
            return new Raster(channels, height, width, values.clone());
        }
        float[] wide = new float[channels * height * toWidth];
        resize(values, channels * height, width, 1, toWidth, wide);
        float[] result = new float[channels * toHeight * toWidth];
        for (int channel = 0; channel < channels; channel++) {
            float[] plane = new float[height * toWidth];
            System.arraycopy(wide, channel * plane.length, plane, 0, plane.length);
            float[] tall = new float[toHeight * toWidth];
            resize(plane, 1, height, toWidth, toHeight, tall);
            System.arraycopy(tall, 0, result, channel * tall.length, tall.length);
        }
        return new Raster(channels, toHeight, toWidth, result);
    }

    /** Resizes the middle axis of {@code [outer, from, inner]}. */
    private static void resize(float[] source, int outer, int from, int inner, int to, float[] target) {
        double scale = (double) from / to;
        double reach = Math.max(1, scale);
        for (int t = 0; t < to; t++) {
            double centre = (t + 0.5) * scale - 0.5;
            int first = (int) Math.ceil(centre - reach);
            int last = (int) Math.floor(centre + reach);
            double sum = 0;
            for (int s = first; s <= last; s++) {
                sum += 1 - Math.abs(s - centre) / reach;
            }
            for (int s = first; s <= last; s++) {
                float weight = (float) ((1 - Math.abs(s - centre) / reach) / sum);
                int inside = Math.max(0, Math.min(from - 1, s));
                for (int o = 0; o < outer; o++) {
                    int read = (o * from + inside) * inner;
                    int written = (o * to + t) * inner;
                    for (int i = 0; i < inner; i++) {
                        target[written + i] += weight * source[read + i];
                    }
                }
            }
        }
    }
}
