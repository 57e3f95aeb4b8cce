package org.vizsla.models.picture;

/**
 * The weights of one axis of a {@link Resampling}: which source pixels each output pixel averages, and how much each counts.
 *
 * <p>Output pixel i has its centre at {@code (i + 0.5) · scale} in source pixels, {@code scale = source / target}. Source pixel s, whose centre is
 * {@code s + 0.5}, counts as the filter says of {@code (s + 0.5 - centre) / max(scale, 1)}, and the weights of an output pixel are scaled to sum to one. They are stored
 * as integers, in units of 2^-22.
 */
final class ResizeWeights {
    private static final int PRECISION = 22;

    /** One half of a grey level in fixed point: where a sum starts, so that it rounds to nearest. */
    static final int HALF = 1 << (PRECISION - 1);

    private final int[] starts;
    private final int[] counts;
    private final int[] weights;
    private final int stride;

    /** Weights for output pixels {@code first} to {@code first + count - 1} when {@code source} pixels become {@code target}. */
    ResizeWeights(Interpolation interpolation, int source, int target, int first, int count) {
        double scale = (double) source / target;
        double stretch = Math.max(scale, 1);
        double reach = stretch * interpolation.reach();
        stride = 2 * (int) Math.ceil(reach) + 1;
        starts = new int[count];
        counts = new int[count];
        weights = new int[Math.multiplyExact(count, stride)];
        double[] shares = new double[stride];
        for (int i = 0; i < count; i++) {
            double centre = (first + i + 0.5) * scale;
            int start = Math.max((int) (centre - reach + 0.5), 0);
            int end = Math.min((int) (centre + reach + 0.5), source);
            double sum = 0;
            for (int s = start; s < end; s++) {
                double share = interpolation.weight((s - centre + 0.5) * (1 / stretch));
                shares[s - start] = share;
                sum += share;
            }
            starts[i] = start;
            counts[i] = end - start;
            for (int k = 0; k < end - start; k++) {
                double share = sum == 0 ? shares[k] : shares[k] / sum;
                weights[i * stride + k] = (int) (share * (1 << PRECISION) + Math.copySign(0.5, share));
            }
        }
    }

    /** The number of output pixels. */
    int size() {
        return starts.length;
    }

    /** The first source pixel that output pixel i takes. */
    int start(int i) {
        return starts[i];
    }

    /** How many source pixels output pixel i takes. */
    int count(int i) {
        return counts[i];
    }

    /** How much the k-th of them counts, in units of 2^-22. */
    int weight(int i, int k) {
        return weights[i * stride + k];
    }

    /**
     * Weighted means of the pixels of a row, each of three values.
     *
     * @param from where the row begins in {@code in}
     * @param to where the means begin in {@code out}
     */
    void narrow(byte[] in, int from, byte[] out, int to) {
        int at = to;
        for (int i = 0; i < starts.length; i++) {
            int red = HALF;
            int green = HALF;
            int blue = HALF;
            int source = from + 3 * starts[i];
            int first = i * stride;
            for (int k = first; k < first + counts[i]; k++) {
                int weight = weights[k];
                red += weight * (in[source] & 0xff);
                green += weight * (in[source + 1] & 0xff);
                blue += weight * (in[source + 2] & 0xff);
                source += 3;
            }
            out[at] = round(red);
            out[at + 1] = round(green);
            out[at + 2] = round(blue);
            at += 3;
        }
    }

    /** The first source pixel that any output pixel takes. */
    int firstSource() {
        return starts[0];
    }

    /** One more than the last source pixel that any output pixel takes. */
    int endSource() {
        int last = starts.length - 1;
        return starts[last] + counts[last];
    }

    /** A fixed-point sum as an 8-bit value. */
    static byte round(int sum) {
        int level = sum >> PRECISION;
        return (byte) (level < 0 ? 0 : level > 255 ? 255 : level);
    }
}
