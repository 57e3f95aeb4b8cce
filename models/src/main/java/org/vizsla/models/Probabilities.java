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
     * Others become so as {@link org.vizsla.models.answer.Answer} says, over the network's temperature. A number has none.
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

    /**
     * The log-odds of a class, {@code log(p / (1 - p))}, computed from the scores, so that they are exact where the probability is nearly 0 or 1.
     *
     * @param scores of one image
     * @return from minus to plus infinity; NaN if the network's answer has no probabilities
     */
    public static double logOdds(Model model, float[] scores, int target) {
        if (model.yieldsProbabilities()) {
            return Math.log(scores[target]) - Math.log1p(-scores[target]);
        }
        return switch (model.answer()) {
            case CLASSES -> oddsAgainstRivals(over(scores, model.temperature()), target);
            case LABELS -> scores[target] / model.temperature();
            case SIDES -> oddsAgainstRivals(over(scores, 2 * model.temperature()), target);
            case NUMBER -> Double.NaN;
        };
    }

    private static double oddsAgainstRivals(float[] scores, int target) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < scores.length; i++) {
            largest = i == target ? largest : Math.max(largest, scores[i]);
        }
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            sum += i == target ? 0 : Math.exp(scores[i] - largest);
        }
        return scores[target] - largest - Math.log(sum);
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
