package org.vizsla.optimize.visualize.parameterization;

/** The discrete Fourier transform of a square: J. W. Cooley, J. W. Tukey, An Algorithm for the Machine Calculation of Complex Fourier Series, 1965. */
final class FastFourier {
    private FastFourier() {}

    /**
     * Transforms both axes in place.
     *
     * @param real {@code [side, side]}, row-major
     * @param imaginary the same
     * @param side a power of two
     */
    static void square(double[] real, double[] imaginary, int side) {
        double[] re = new double[side];
        double[] im = new double[side];
        for (int axis = 0; axis < 2; axis++) {
            int step = axis == 0 ? 1 : side;
            for (int line = 0; line < side; line++) {
                int first = line * (axis == 0 ? side : 1);
                for (int i = 0; i < side; i++) {
                    re[i] = real[first + i * step];
                    im[i] = imaginary[first + i * step];
                }
                line(re, im);
                for (int i = 0; i < side; i++) {
                    real[first + i * step] = re[i];
                    imaginary[first + i * step] = im[i];
                }
            }
        }
    }

    /** {@code X[k] = sum_n x[n] exp(-2 pi i k n / size)}, in place. */
    static void line(double[] re, double[] im) {
        int size = re.length;
        int shift = Integer.numberOfLeadingZeros(size) + 1; // 32 less the bits of an index.
        for (int i = 0; i < size; i++) {
            int j = size == 1 ? 0 : Integer.reverse(i) >>> shift;
            if (j > i) {
                swap(re, i, j);
                swap(im, i, j);
            }
        }
        for (int half = 1; half < size; half *= 2) {
            for (int k = 0; k < half; k++) {
                double cosine = Math.cos(Math.PI * k / half);
                double sine = -Math.sin(Math.PI * k / half);
                for (int i = k; i < size; i += 2 * half) {
                    double oddRe = re[i + half] * cosine - im[i + half] * sine;
                    double oddIm = re[i + half] * sine + im[i + half] * cosine;
                    re[i + half] = re[i] - oddRe;
                    im[i + half] = im[i] - oddIm;
                    re[i] += oddRe;
                    im[i] += oddIm;
                }
            }
        }
    }

    private static void swap(double[] values, int i, int j) {
        double kept = values[i];
        values[i] = values[j];
        values[j] = kept;
    }
}
