package org.vizsla.explain;

/** Class probabilities from class scores. */
public final class Probabilities {
    private Probabilities() {}

    /** {@code exp(s_i) / sum exp(s_j)}, computed from the largest score down so that nothing overflows. */
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
