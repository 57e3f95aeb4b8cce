package org.vizsla.explain.perturbation;

/** Mean and standard error of numbers that come one by one (B. Welford, Note on a method for calculating corrected sums of squares and products, 1962). */
final class Moments {
    private long count;
    private double mean;
    private double squares;

    void add(double number) {
        count++;
        double apart = number - mean;
        mean += apart / count;
        squares += apart * (number - mean);
    }

    double mean() {
        return mean;
    }

    /** The standard error of the mean; NaN of fewer than two numbers. */
    double standardError() {
        return count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1) / count);
    }
}
