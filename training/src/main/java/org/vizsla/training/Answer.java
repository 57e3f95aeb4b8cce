package org.vizsla.training;

import java.util.ArrayList;
import java.util.List;

/** A scene's class scores, and its class. */
record Answer(List<Float> scores, int label) {
    Answer {
        scores = List.copyOf(scores);
    }

    /** The answers of a batch: {@code scores} is {@code [N, classes]}, row by row. */
    static List<Answer> all(float[] scores, int... labels) {
        int classes = scores.length / labels.length;
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            List<Float> row = new ArrayList<>();
            for (int k = 0; k < classes; k++) {
                row.add(scores[i * classes + k]);
            }
            answers.add(new Answer(row, labels[i]));
        }
        return answers;
    }

    /** The share of answers that are right. */
    static double accuracy(List<Answer> answers) {
        return answers.stream().filter(Answer::isRight).count() / (double) answers.size();
    }

    /** The class of the highest score. */
    int seen() {
        int best = 0;
        for (int i = 1; i < scores.size(); i++) {
            best = scores.get(i) > scores.get(best) ? i : best;
        }
        return best;
    }

    boolean isRight() {
        return seen() == label;
    }

    /** The probability of one class, where scores are divided by a temperature. */
    double probability(int index, double temperature) {
        double most = scores.get(seen());
        double sum = 0;
        for (float score : scores) {
            sum += Math.exp((score - most) / temperature);
        }
        return Math.exp((scores.get(index) - most) / temperature) / sum;
    }
}
