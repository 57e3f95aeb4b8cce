package org.vizsla.models.answer;

import java.util.Locale;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.suggestion.Remedy;
import org.vizsla.graph.suggestion.Setting;

/** What the scores of a network mean, and so how they become probabilities. */
public enum Answer {
    /** One of several classes: probabilities are the softmax of the scores. */
    CLASSES,

    /** Several labels, each of which is present or not, independently of the others: the probability of each is the sigmoid of its score. */
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

    /** This answer, of a network with several scores; {@code exclusive} if a softmax makes these the probabilities of classes. */
    Answer ofSeveral(boolean exclusive) {
        if (this == SIDES || this == NUMBER) {
            throw new VizslaException(
                    "several scores cannot be " + this + "; a single one can",
                    Remedy.give(Setting.ANSWER, CLASSES.toString(), LABELS.toString()));
        } else if (this == LABELS && exclusive) {
            throw new VizslaException(
                    "the network ends in a softmax, so its scores are of classes that exclude each other",
                    Remedy.omit(Setting.ANSWER));
        }
        return this;
    }

    /** This answer, of a network with a single score. */
    Answer ofOne() {
        if (this == CLASSES || this == LABELS) {
            throw new VizslaException(
                    "a single score cannot be " + this + "; several can",
                    Remedy.give(Setting.ANSWER, SIDES.toString(), NUMBER.toString()));
        }
        return this;
    }

    /** The name as users write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
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
