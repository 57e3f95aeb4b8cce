package org.vizsla.models;

/** Class probabilities from class scores. */
public final class Probabilities {
    private Probabilities() {}

    /** How far from 1 the sum of probabilities may be, since networks compute them in single or half precision. */
    private static final double SUM_TOLERANCE = 1e-3;

    /**
     * The class probabilities for a network's scores.
     *
     * <p>Scores that are probabilities stay as they are: of a softmax or sigmoid that was kept, or where those of several classes lie within 0 and 1 and add up to 1.
     * Others become so as {@link Answer} says, over the network's temperature. A number has none.
     *
     * @param scores of one image
     * @return one for each score, from 0 to 1; NaN if there is none
     */
    public static float[] of(Model model, float[] scores) {
        if (model.yieldsProbabilities()) {
            return scores.clone();
        }
        return switch (model.answer()) {
            case CLASSES ->
                model.cutOff().isEmpty() && areDistribution(scores)
                        ? scores.clone()
                        : softmax(over(scores, model.temperature()));
            case LABELS -> sigmoid(over(scores, model.temperature()));
            case SIDES -> softmax(over(scores, 2 * model.temperature()));
            case NUMBER -> over(scores, Float.NaN);
        };
    }

    private static float[] over(float[] scores, float divisor) {
        float[] quotients = new float[scores.length];
        for (int i = 0; i < scores.length; i++) {
            quotients[i] = scores[i] / divisor;
        }
        return quotients;
    }

    private static float[] sigmoid(float[] scores) {
        float[] probabilities = new float[scores.length];
        for (int i = 0; i < scores.length; i++) {
            probabilities[i] = (float) (1 / (1 + Math.exp(-(double) scores[i])));
        }
        return probabilities;
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
