package org.vizsla.models;

/** Class probabilities from class scores. */
public final class Probabilities {
    private Probabilities() {}

    /** How far from 1 the sum of probabilities may be, since networks compute them in single or half precision. */
    private static final double SUM_TOLERANCE = 1e-3;

    /**
     * The class probabilities for a network's scores.
     *
     * <p>Scores that are probabilities stay as they are: after a softmax or a sigmoid, or if they lie between 0 and 1 and add up to 1. Others are
     * converted by a softmax of the scores divided by the network's temperature. A single score that is not a probability has none, since its softmax
     * is always 1.
     *
     * @param scores of one image
     * @return one for each score, from 0 to 1; NaN if there is none
     */
    public static float[] of(Model model, float[] scores) {
        if (model.cutOff().isEmpty()) {
            if (model.yieldsProbabilities() || model.yieldsSeparateProbabilities()) {
                return scores.clone();
            } else if (scores.length == 1) {
                return new float[] {Float.NaN};
            } else if (areDistribution(scores)) {
                return scores.clone();
            }
        }
        float[] tempered = new float[scores.length];
        for (int i = 0; i < scores.length; i++) {
            tempered[i] = scores[i] / model.temperature();
        }
        return softmax(tempered);
    }

    private static boolean areDistribution(float[] scores) {
        double sum = 0;
        for (float score : scores) {
            if (!(score >= 0 && score <= 1)) {
                return false;
            }
            sum += score;
        }
        return Math.abs(sum - 1) <= SUM_TOLERANCE;
    }

    /** {@code exp(s_i) / sum exp(s_j)}, computed relative to the largest score so that nothing overflows. */
    public static float[] softmax(float[] scores) {
        float largest = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            largest = Math.max(largest, score);
        }
        double sum = 0;
        for (float score : scores) {
            sum += Math.exp((double) score - largest);
        }
        float[] probabilities = new float[scores.length];
        for (int i = 0; i < scores.length; i++) {
            probabilities[i] = (float) (Math.exp((double) scores[i] - largest) / sum);
        }
        return probabilities;
    }
}
