package org.vizsla.explain.fuzz;

import java.util.function.DoubleUnaryOperator;

/**
 * The slope of a function at 0, and how sure it is: that of a polynomial of degree 4 through nine values, by least squares, whose distance from the values tells how much they are rounded.
 *
 * <p>Source: Gram polynomials; A. Savitzky and M. Golay, Smoothing and Differentiation of Data by Simplified Least Squares Procedures, 1964.
 *
 * @param value the slope
 * @param deviation the standard deviation of the slope
 */
record FittedSlope(double value, double deviation) {
    /** More standard deviations than that are no chance. */
    private static final double SURE = 4;

    /** A slope that is less certain than that share of the gradient's length shows nothing. */
    private static final double SHARPEST = 3e-4;

    /** Orthogonal polynomials at the places -4 to 4. */
    private static final int[][] GRAM = {
        {1, 1, 1, 1, 1, 1, 1, 1, 1},
        {-4, -3, -2, -1, 0, 1, 2, 3, 4},
        {28, 7, -8, -17, -20, -17, -8, 7, 28},
        {-14, 7, 13, 9, 0, -9, -13, -7, 14},
        {14, -21, -11, 9, 18, 9, -11, -21, 14}
    };

    /** Weights of the slope at the middle of nine places, times 1188. */
    private static final int[] SLOPE = {86, -142, -193, -126, 0, 126, 193, 142, -86};

    private static final double UNIT = 1188;

    /** The slope at this distance between places. */
    static FittedSlope of(DoubleUnaryOperator f, double step) {
        double[] values = new double[9];
        double middle = f.applyAsDouble(0);
        for (int k = 0; k < values.length; k++) {
            values[k] = f.applyAsDouble((k - 4) * step) - middle;
        }
        double rest = 0;
        double slope = 0;
        double length = 0;
        for (int k = 0; k < values.length; k++) {
            rest += values[k] * values[k];
            slope += SLOPE[k] * values[k] / UNIT;
            length += SLOPE[k] * SLOPE[k] / (UNIT * UNIT);
        }
        for (int[] polynomial : GRAM) {
            double product = 0;
            double square = 0;
            for (int k = 0; k < values.length; k++) {
                product += polynomial[k] * values[k];
                square += (double) polynomial[k] * polynomial[k];
            }
            rest -= product * product / square;
        }
        double free = values.length - (double) GRAM.length;
        double noise = Math.sqrt(Math.max(0, rest) / free);
        return new FittedSlope(slope / step, noise * Math.sqrt(length) / step);
    }

    /** The distance, in scales, of a derivative from the surest slope of some steps; not a number if rounding, or a kink nearby, leaves all of them uncertain. */
    static double nearest(DoubleUnaryOperator f, double[] steps, double derivative, double scale) {
        FittedSlope surest = new FittedSlope(Double.NaN, Double.POSITIVE_INFINITY);
        for (double step : steps) {
            FittedSlope slope = of(f, step);
            surest = slope.deviation < surest.deviation ? slope : surest;
        }
        double error = Math.abs(surest.value - derivative);
        return (surest.deviation > SHARPEST * scale && error < SURE * surest.deviation + 1e-3 * scale)
                        || surest.deviation > scale
                ? Double.NaN
                : error / scale;
    }
}
