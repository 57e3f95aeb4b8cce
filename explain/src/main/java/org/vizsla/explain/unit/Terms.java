package org.vizsla.explain.unit;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vizsla.explain.unit.arithmetic.Affine;
import org.vizsla.explain.unit.arithmetic.Patch;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * What a unit's value is added up from: {@code sum = sum(patch kernel) + rest + bias}; of a pool, the largest value of the patch, or its average. A normalization by constants that follows is part of the kernel
 * and the bias.
 *
 * @param input the name of the layer that is read
 * @param patch its values, {@code [C, h, w]}; NaN where a pool looks beyond its border; zero where a convolution does
 * @param kernel the factors, in the same shape; empty of a pool
 * @param channels of the input that the patch's planes are; of a large patch those with the largest sums of products only
 * @param top row of the input that the patch's first row is; negative where it begins in the padding
 * @param left column of the input that the patch's first column is
 * @param down rows of the input from one row of the patch to the next: the dilation
 * @param along columns of the input from one column of the patch to the next
 * @param rest the sum of the products with all other channels
 * @param bias that is added
 * @param sum before the functions that follow
 */
public record Terms(
        String input,
        Tensor patch,
        Optional<Tensor> kernel,
        List<Integer> channels,
        int top,
        int left,
        int down,
        int along,
        double rest,
        double bias,
        double sum) {
    /** The largest patch that is given whole. */
    public static final int WHOLE = 4096;

    /** How many channels of a larger one are given. */
    public static final int CHANNELS = 64;

    public Terms {
        channels = List.copyOf(channels);
    }

    /** The terms of a patch, with what follows it. */
    static Terms of(String input, Patch read, Affine affine) {
        double bias = affine.scale() * read.bias() + affine.shift();
        Optional<Tensor> kernel = read.kernel().map(factors -> scaled(factors, affine.scale()));
        double[] sums = kernel.map(factors -> products(read.values(), factors)).orElse(new double[0]);
        int all = read.values().shape().length(0);
        List<Integer> chosen = IntStream.range(0, all).boxed().toList();
        if (kernel.isPresent() && all > CHANNELS && read.values().elements() > WHOLE) {
            chosen = chosen.stream()
                    .sorted(Comparator.comparingDouble((Integer channel) -> -Math.abs(sums[channel]))
                            .thenComparingInt(channel -> channel))
                    .limit(CHANNELS)
                    .toList();
        }
        double shown = 0;
        double rest = 0;
        for (int channel = 0; channel < sums.length; channel++) {
            shown += sums[channel];
        }
        for (int channel = 0; channel < sums.length && chosen.size() < all; channel++) {
            rest += chosen.contains(channel) ? 0 : sums[channel];
        }
        List<Integer> planes = chosen;
        return new Terms(
                input,
                some(read.values(), planes),
                kernel.map(factors -> some(factors, planes)),
                planes.stream().map(channel -> channel + read.channel()).toList(),
                read.top(),
                read.left(),
                read.down(),
                read.along(),
                rest,
                bias,
                kernel.isPresent() ? shown + bias : read.pooled());
    }

    private static Tensor scaled(Tensor kernel, double scale) {
        if (scale == 1) {
            return kernel;
        }
        float[] values = kernel.floats();
        for (int i = 0; i < values.length; i++) {
            values[i] *= (float) scale;
        }
        return Tensor.ofFloats(kernel.shape(), values);
    }

    /** The sum of the products of each channel. */
    private static double[] products(Tensor patch, Tensor kernel) {
        double[] sums = new double[patch.shape().length(0)];
        float[] values = patch.floats();
        float[] factors = kernel.floats();
        int plane = values.length / sums.length;
        for (int i = 0; i < values.length; i++) {
            sums[i / plane] += (double) values[i] * factors[i];
        }
        return sums;
    }

    private static Tensor some(Tensor planes, List<Integer> channels) {
        if (channels.size() == planes.shape().length(0)) {
            return planes;
        }
        float[] values = planes.floats();
        int plane = values.length / planes.shape().length(0);
        float[] some = new float[channels.size() * plane];
        for (int i = 0; i < channels.size(); i++) {
            System.arraycopy(values, channels.get(i) * plane, some, i * plane, plane);
        }
        return Tensor.ofFloats(
                Shape.of(channels.size(), planes.shape().size(1), planes.shape().size(2)), some);
    }

    /** How many values the patch has; beyond the border there are none. */
    public long values() {
        float[] all = patch.floats();
        return IntStream.range(0, all.length).filter(i -> !Float.isNaN(all[i])).count();
    }

    /** What the products with the kernel add up to. */
    public double products() {
        return sum - bias;
    }
}
