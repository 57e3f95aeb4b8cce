package org.vizsla.explain.sampling;

/**
 * The jackknife: the standard error of anything computed from random samples. It is computed again with each of several groups of samples left out; the less certain it is, the more the results differ.
 *
 * <p>Source: B. Efron, The Jackknife, the Bootstrap and Other Resampling Plans, 1982.
 */
public final class Jackknife {
    private Jackknife() {}

    /**
     * The standard error of each value, {@code sqrt((n - 1) / n sum_i (v_i - v)^2)}.
     *
     * @param without the values without each of {@code n} groups of equal size, at least 2
     */
    public static double[] errors(double[][] without) {
        int groups = without.length;
        double[] errors = new double[without[0].length];
        for (int i = 0; i < errors.length; i++) {
            double mean = 0;
            for (double[] values : without) {
                mean += values[i] / groups;
            }
            double squares = 0;
            for (double[] values : without) {
                squares += (values[i] - mean) * (values[i] - mean);
            }
            errors[i] = Math.sqrt(squares * (groups - 1) / groups);
        }
        return errors;
    }
}
