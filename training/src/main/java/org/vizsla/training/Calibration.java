package org.vizsla.training;

import java.util.List;

/**
 * How well probabilities match how often the network is right.
 *
 * <p>Source: Guo, Pleiss, Sun, Weinberger, 2017, On Calibration of Modern Neural Networks.
 */
final class Calibration {
    private static final double COLDEST = 0.1;
    private static final double HOTTEST = 10;
    private static final int STEPS = 60;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private Calibration() {}

    /** The temperature of the highest likelihood, by golden section over its logarithm. */
    static double temperature(List<Answer> answers) {
        double low = Math.log(COLDEST);
        double high = Math.log(HOTTEST);
        for (int i = 0; i < STEPS; i++) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (surprise(answers, Math.exp(left)) < surprise(answers, Math.exp(right))) {
                high = right;
            } else {
                low = left;
            }
        }
        return Math.exp((low + high) / 2);
    }

    /** The mean negative logarithm of the probability of the right class. */
    static double surprise(List<Answer> answers, double temperature) {
        return answers.stream()
                .mapToDouble(answer -> -Math.log(Math.max(1e-30, answer.probability(answer.label(), temperature))))
                .average()
                .orElseThrow();
    }

    /** Expected calibration error: over bins of equal width, the distance between mean confidence and accuracy, weighted by how many answers are in the bin. */
    static double expectedError(List<Answer> answers, double temperature, int bins) {
        double[] confidence = new double[bins];
        int[] right = new int[bins];
        for (Answer answer : answers) {
            double sure = answer.probability(answer.seen(), temperature);
            int bin = Math.min(bins - 1, (int) (sure * bins));
            confidence[bin] += sure;
            right[bin] += answer.isRight() ? 1 : 0;
        }
        double error = 0;
        for (int bin = 0; bin < bins; bin++) {
            error += Math.abs(confidence[bin] - right[bin]) / answers.size();
        }
        return error;
    }
}
