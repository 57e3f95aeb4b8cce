package org.vizsla.optimize.visualize.parameterization;

import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * The colours of natural pictures vary most in brightness, then from red to blue, then from green to purple. Numbers along these three axes, each as wide as it varies, do not depend on each
 * other, and are easier to optimize.
 *
 * <p>Source: Lucid (C. Olah and others, 2017), whose matrix for ImageNet's colours, a square root of their covariance, this is.
 */
final class Colours {
    /** To red, green and blue, row by row. */
    private static final double[][] AXES = {{0.26, 0.09, 0.02}, {0.27, 0.00, -0.05}, {0.27, -0.09, 0.03}};

    /** The length of the longest column. */
    private static final double LONGEST = Math.sqrt(0.26 * 0.26 + 0.27 * 0.27 + 0.27 * 0.27);

    private Colours() {}

    /**
     * Emits red, green and blue, before they are brought within 0 and 1.
     *
     * @param axes {@code [N, 3, H, W]}
     */
    static String correlated(Ops ops, String axes, Canvas canvas) {
        float[] matrix = new float[9];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = (float) (AXES[i / 3][i % 3] / LONGEST);
        }
        String product = ops.matmul(
                ops.graph().constant("colour_axes", Tensor.ofFloats(Shape.of(3, 3), matrix)),
                ops.reshape(axes, 0, 3, -1));
        return ops.reshape(product, 0, 3, canvas.height(), canvas.width());
    }

    /** The numbers along the axes of a colour: the inverse of {@link #correlated}. */
    static double[] decorrelated(double red, double green, double blue) {
        double[][] a = AXES;
        double[] colour = {red * LONGEST, green * LONGEST, blue * LONGEST};
        double whole = determinant(a[0], a[1], a[2]);
        double[] axes = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            double[][] replaced = {a[0].clone(), a[1].clone(), a[2].clone()};
            for (int row = 0; row < 3; row++) {
                replaced[row][axis] = colour[row];
            }
            axes[axis] = determinant(replaced[0], replaced[1], replaced[2]) / whole;
        }
        return axes;
    }

    private static double determinant(double[] a, double[] b, double[] c) {
        return a[0] * (b[1] * c[2] - b[2] * c[1])
                - a[1] * (b[0] * c[2] - b[2] * c[0])
                + a[2] * (b[0] * c[1] - b[1] * c[0]);
    }
}
