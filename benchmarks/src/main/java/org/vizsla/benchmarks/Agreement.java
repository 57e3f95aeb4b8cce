package org.vizsla.benchmarks;

/** That two engines compute the same map, without which their times mean nothing. */
final class Agreement {
    private Agreement() {}

    /**
     * Compares two maps as a whole: in a batch, a ReLU or a maximum or two stand so close to the edge that rounding decides.
     *
     * @param theirs repeated where it has fewer values, as those of one channel that all share
     * @param most the largest root of the summed squares of differences, as a part of that of {@code theirs}
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
