package org.vizsla.explain.sampling;

/**
 * The mean of independent measurements, with its standard error.
 *
 * @param count of measurements
 * @param value the mean; not a number where there is none
 * @param standardError the standard deviation of the mean; not a number where there are fewer than two
 */
public record Mean(int count, double value, double standardError) {
    /**
     * What a {@link Collector} knows.
     *
     * @param count of measurements
     * @param mean of them; 0 if there is none
     * @param squares of their distances from the mean, summed
     */
    public record Sums(int count, double mean, double squares) {}

    /** Collects measurements one by one: B. Welford, 1962, Note on a method for calculating corrected sums of squares and products. */
    public static final class Collector {
        private int count;
        private double mean;
        private double squares;

        /** Begins with nothing. */
        public Collector() {}

        /** Goes on where another collector stopped: the result is the same, bit for bit, as if it had not. */
        public Collector(Sums kept) {
            count = kept.count();
            mean = kept.mean();
            squares = kept.squares();
        }

        public void add(double value) {
            count++;
            double off = value - mean;
            mean += off / count;
            squares += off * (value - mean);
        }

        /** What has been collected, for another collector to go on with. */
        public Sums sums() {
            return new Sums(count, mean, squares);
        }

        public Mean mean() {
            double variance = count > 1 ? squares / (count - 1) : Double.NaN;
            return new Mean(count, count > 0 ? mean : Double.NaN, Math.sqrt(variance / count));
        }
    }
}
