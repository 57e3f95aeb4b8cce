package org.vizsla.models;

import org.vizsla.graph.VizslaException;
import org.vizsla.models.answer.Answer;
import org.vizsla.models.labels.Labels;

/** The names of both sides of a network with one score. */
final class SideLabels {
    private SideLabels() {}

    /** The names where nobody gives any. */
    static Labels standard(Answer answer) {
        return answer == Answer.SIDES ? Labels.of("negative", "positive") : Labels.of("higher", "lower");
    }

    /** The names of both sides: two that are given, the first for a probability near 0; or what one that is given means. */
    static Labels of(Answer answer, Labels given) {
        if (given.size() == 2 && answer == Answer.SIDES) {
            return given;
        } else if (given.size() == 2) {
            throw new VizslaException("the labels name both sides of a score, but it is a number; name what that is");
        } else if (given.size() != 1) {
            throw new VizslaException(
                    "the labels name " + given.size()
                            + " classes, but the network has one score; name what it is for, or both sides, the one near 0 first");
        }
        String name = given.name(0);
        return answer == Answer.SIDES ? Labels.of("not " + name, name) : Labels.of(name, "lower " + name);
    }
}
