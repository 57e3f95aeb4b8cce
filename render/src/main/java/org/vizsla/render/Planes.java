package org.vizsla.render;

import java.util.Arrays;
import java.util.Objects;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;

/** The values of an image or a map, one plane per channel, {@code [C, H, W]}, row-major. */
public final class Planes {
    private final int channels;
    private final int height;
    private final int width;
    private final float[] values;
    private final Bands bands;

    private Planes(int channels, int height, int width, float[] values, Bands bands) {
        this.bands = bands;
        this.channels = channels;
        this.height = height;
        this.width = width;
        this.values = values;
    }

    /**
     * Planes of a copy of these values.
     *
     * @throws VizslaException if their number is not {@code channels * height * width}, or one of these is below 1
     */
    public static Planes of(int channels, int height, int width, float... values) {
        if (channels < 1 || height < 1 || width < 1 || values.length != (long) channels * height * width) {
            throw new VizslaException("a map of shape [" + channels + ", " + height + ", " + width
                    + "] cannot be drawn from " + values.length + " values");
        }
        return new Planes(channels, height, width, values.clone(), Bands.FIRST);
    }

    /**
     * Planes of one entry of a batch.
     *
     * @param batch FLOAT32 {@code [N, C, H, W]}
     * @param row from 0
     */
    public static Planes of(Tensor batch, int row) {
        int[] sizes = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            sizes[axis] = batch.shape().length(axis + 1);
        }
        return new Planes(sizes[0], sizes[1], sizes[2], batch.rows(row, 1).floats(), Bands.FIRST);
    }

    /** The same values, with these channels drawn in colour. */
    public Planes showing(Bands others) {
        return new Planes(channels, height, width, values, others);
    }

    /** A rectangle of them. */
    public Planes cut(int top, int left, int rows, int columns) {
        float[] part = new float[channels * rows * columns];
        for (int i = 0; i < channels * rows; i++) {
            int from = (i / rows * height + top + i % rows) * width + left;
            System.arraycopy(values, from, part, i * columns, columns);
        }
        return new Planes(channels, rows, columns, part, bands);
    }

    /** The three planes that are drawn as red, green and blue, or the only one. */
    Planes coloured() {
        if (channels == 1 || (channels == 3 && bands.equals(Bands.FIRST))) {
            return this;
        }
        float[] shown = new float[3 * size()];
        for (int colour = 0; colour < 3; colour++) {
            System.arraycopy(values, bands.channel(colour, channels) * size(), shown, colour * size(), size());
        }
        return new Planes(3, height, width, shown, Bands.FIRST);
    }

    public int channels() {
        return channels;
    }

    public int height() {
        return height;
    }

    public int width() {
        return width;
    }

    /** The value in channel c at row y and column x. */
    public float at(int c, int y, int x) {
        return values[Objects.checkIndex(c, channels) * size() + Objects.checkIndex(y, height) * width + x];
    }

    /** The values of one plane: {@code H * W}. */
    public int size() {
        return height * width;
    }

    /** Whether no value is infinite or not a number. */
    public boolean isFinite() {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /** The smallest and the largest of all values. */
    Range range() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (float value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return new Range(low, high);
    }

    /** The magnitude that no more values than this percentage exceed; the largest where that would be zero. */
    double magnitudeOf(double percentile) {
        double[] magnitudes = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            magnitudes[i] = Math.abs(values[i]);
        }
        double found = Percentile.of(magnitudes, percentile);
        return found > 0 ? found : Percentile.of(magnitudes, 100);
    }

    /** The sum over the channels at each position, {@code [H, W]}. */
    public double[] sum() {
        double[] sums = new double[size()];
        for (int i = 0; i < values.length; i++) {
            sums[i % sums.length] += values[i];
        }
        return sums;
    }

    /** The sum of the magnitudes over the channels at each position, {@code [H, W]}. */
    public double[] magnitude() {
        double[] sums = new double[size()];
        for (int i = 0; i < values.length; i++) {
            sums[i % sums.length] += Math.abs(values[i]);
        }
        return sums;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Planes that
                && channels == that.channels
                && height == that.height
                && width == that.width
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(channels, height, width, Arrays.hashCode(values));
    }

    @Override
    public String toString() {
        return "Planes[" + channels + ", " + height + ", " + width + "]";
    }
}
