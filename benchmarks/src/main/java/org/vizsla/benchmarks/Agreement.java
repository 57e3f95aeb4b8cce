package org.vizsla.benchmarks;

/** A check that two engines compute the same map, without which comparing their times is meaningless. */
final class Agreement {
    private Agreement() {}

    /**
     * Compares two maps as a whole: in a batch, a ReLU or maximum or two are so close to a tie that rounding decides.
     *
     * @param theirs repeated if it has fewer values, such as one channel shared by all
     * @param most the largest norm of the differences, relative to the norm of {@code theirs}
     * @throws IllegalStateException if the maps differ by more
     */
    static void check(String method, float[] ours, float[] theirs, double most) {
        double difference = 0;
        double whole = 0;
        for (int i = 0; i < ours.length; i++) {
            double their = theirs[i % theirs.length];
            difference += Math.pow(ours[i] - their, 2);
            whole += Math.pow(their, 2);
        }
        double apart = Math.sqrt(difference / whole);
        if (!(apart < most)) {
            throw new IllegalStateException("the two maps of " + method + " differ by " + apart);
        }
    }
}
