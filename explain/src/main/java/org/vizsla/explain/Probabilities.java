package org.vizsla.explain;

import org.vizsla.models.Model;

/** Class probabilities from class scores. */
public final class Probabilities {
    private Probabilities() {}

    /** The probabilities that a network's scores stand for: those of a kept softmax as they are, others by the softmax of scores over the network's temperature. */
    public static float[] of(Model model, float[] scores) {
        if (model.yieldsProbabilities()) {
            return scores.clone();
        }
        float[] tempered = new float[scores.length];
        for (int i = 0; i < scores.length; i++) {
            tempered[i] = scores[i] / model.temperature();
        }
        return softmax(tempered);
    }

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
