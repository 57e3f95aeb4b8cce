package org.vizsla.optimize.visualize.parameterization;

import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * The inverse Fourier transform of real pictures as two products with fixed matrices, {@code x[y, x] = 1/(H W) Re sum_kl c_l (a + ib)[k, l] exp(2 pi i (k y / H + l x / W))}, where
 * {@code c_l} is 2 for the frequencies that stand for their mirror image too, and 1 for the others.
 */
final class FourierBasis {
    private FourierBasis() {}

    /**
     * Emits the pictures of some coefficients.
     *
     * @param coefficients {@code [N, C, 2H, W/2+1]}: the real parts, and under them the imaginary ones
     * @return {@code [N, C, H, W]}
     */
    static String emit(Ops ops, String coefficients, Canvas canvas) {
        int height = canvas.height();
        String rows = ops.matmul(ops.graph().constant("fourier_rows", rows(height)), coefficients);
        String real = ops.slice(rows, 2, 0, height);
        String imaginary = ops.slice(rows, 2, height, 2L * height);
        return ops.add(
                ops.matmul(real, ops.graph().constant("fourier_cosines", columns(canvas, false))),
                ops.matmul(imaginary, ops.graph().constant("fourier_sines", columns(canvas, true))));
    }

    /**
     * The coefficients of real pictures, of which {@link #emit} makes the pictures again.
     *
     * @param pictures {@code [planes, H, W]}
     * @return {@code [planes, 2H, W/2+1]}
     */
    static float[] of(float[] pictures, Canvas canvas) {
        int height = canvas.height();
        int width = canvas.width();
        int half = canvas.halfWidth();
        double[][] across = turn(width);
        double[][] down = turn(height);
        float[] coefficients = new float[pictures.length / (height * width) * 2 * height * half];
        double[] real = new double[height];
        double[] imaginary = new double[height];
        for (int plane = 0; plane * height * width < pictures.length; plane++) {
            for (int l = 0; l < half; l++) {
                for (int y = 0; y < height; y++) {
                    real[y] = 0;
                    imaginary[y] = 0;
                    for (int x = 0; x < width; x++) {
                        float value = pictures[(plane * height + y) * width + x];
                        int angle = (int) ((long) l * x % width);
                        real[y] += value * across[0][angle];
                        imaginary[y] -= value * across[1][angle];
                    }
                }
                int at = plane * 2 * height * half + l;
                for (int k = 0; k < height; k++) {
                    double re = 0;
                    double im = 0;
                    for (int y = 0; y < height; y++) {
                        int angle = (int) ((long) k * y % height);
                        re += real[y] * down[0][angle] + imaginary[y] * down[1][angle];
                        im += imaginary[y] * down[0][angle] - real[y] * down[1][angle];
                    }
                    coefficients[at + k * half] = (float) re;
                    coefficients[at + (height + k) * half] = (float) im;
                }
            }
        }
        return coefficients;
    }

    /** The cosines and sines of a turn in so many steps. */
    private static double[][] turn(int steps) {
        double[][] turn = new double[2][steps];
        for (int i = 0; i < steps; i++) {
            turn[0][i] = Math.cos(2 * Math.PI * i / steps);
            turn[1][i] = Math.sin(2 * Math.PI * i / steps);
        }
        return turn;
    }

    /** {@code [[C, -S], [S, C]]} of the cosines and sines of {@code 2 pi k y / H}: a product of complex numbers. */
    private static Tensor rows(int height) {
        int side = 2 * height;
        float[] values = new float[side * side];
        for (int y = 0; y < height; y++) {
            for (int k = 0; k < height; k++) {
                double angle = 2 * Math.PI * ((long) k * y % height) / height;
                float cosine = (float) Math.cos(angle);
                float sine = (float) Math.sin(angle);
                values[y * side + k] = cosine;
                values[y * side + height + k] = -sine;
                values[(height + y) * side + k] = sine;
                values[(height + y) * side + height + k] = cosine;
            }
        }
        return Tensor.ofFloats(Shape.of(side, side), values);
    }

    /** {@code [W/2+1, W]}: {@code c_l cos(2 pi l x / W) / (H W)}, or the negative sine. */
    private static Tensor columns(Canvas canvas, boolean sines) {
        int width = canvas.width();
        float[] values = new float[canvas.halfWidth() * width];
        for (int l = 0; l < canvas.halfWidth(); l++) {
            double weight = (l == 0 || 2 * l == width ? 1 : 2) / ((double) canvas.height() * width);
            for (int x = 0; x < width; x++) {
                double angle = 2 * Math.PI * ((long) l * x % width) / width;
                values[l * width + x] = (float) (weight * (sines ? -Math.sin(angle) : Math.cos(angle)));
            }
        }
        return Tensor.ofFloats(Shape.of(canvas.halfWidth(), width), values);
    }

    /** The frequency, in cycles per pixel, of one of the rows; from -0.5 to 0.5. */
    static double frequency(int index, int size) {
        return (2 * index < size ? index : index - size) / (double) size;
    }
}
