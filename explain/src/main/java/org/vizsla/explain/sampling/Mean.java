package org.vizsla.explain.sampling;

/**
 * The mean of independent measurements, with its standard error.
 *
 * @param count of measurements
 * @param value the mean; not a number where there is none
 * @param standardError the standard deviation of the mean; not a number where there are fewer than two
 */
public record Mean(int count, double value, double standardError) {

    /** Collects measurements one by one: B. Welford, 1962, Note on a method for calculating corrected sums of squares and products. */
    public static final class Collector {
        private int count;
        private double mean;
        private double squares;

        public void add(double value) {
            count++;
            double off = value - mean;
            mean += off / count;
            squares += off * (value - mean);
        }

        public Mean mean() {
            double variance = count > 1 ? squares / (count - 1) : Double.NaN;
            return new Mean(count, count > 0 ? mean : Double.NaN, Math.sqrt(variance / count));
        }
    }
}
