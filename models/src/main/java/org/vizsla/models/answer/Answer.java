package org.vizsla.models.answer;

import org.vizsla.graph.Graph;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;

/** What the scores of a network mean, and so how they become probabilities. */
public enum Answer {
    /** One of several classes: probabilities are the softmax of the scores. */
    CLASSES,

    /** Several labels, each of which is there or not whatever the others are: the probability of each is the sigmoid of its score. */
    LABELS,

    /**
     * Yes or no, from one score {@code z}: two classes, the first against it, with scores {@code -z} and {@code z}. The probability of the second is {@code sigmoid(z)}, the
     * softmax of the halved scores.
     */
    SIDES,

    /** A number {@code y}, explained up and down: scores {@code y} and {@code -y}, which have no probabilities. */
    NUMBER;

    /** What scores {@code [N, classes]} mean by what computes them: a single one that is no probability is a number. */
    public static Answer of(Graph graph, String scores) {
        if (LastOperator.isSigmoid(graph, scores)) {
            return LABELS;
        }
        Shape shape = graph.shape(scores);
        return shape != null && shape.size(-1) == 1 ? NUMBER : CLASSES;
    }

    /**
     * Emits the probabilities that scores stand for; a number stays what it is.
     *
     * @param scores {@code [N, classes]}
     */
    public String probabilities(Ops ops, String scores) {
        return switch (this) {
            case CLASSES -> ops.op("Softmax", scores).with("axis", 1).value();
            case LABELS -> ops.sigmoid(scores);
            case SIDES ->
                ops.op("Softmax", ops.mul(scores, 0.5)).with("axis", 1).value();
            case NUMBER -> scores;
        };
    }
}
