package org.vizsla.explain.method.perturbation;

import org.vizsla.explain.SelfCheck;
import org.vizsla.explain.method.perturbation.game.Game;
import org.vizsla.explain.method.perturbation.game.Shares;
import org.vizsla.explain.sweep.Question;

/** Checks of results that come from covered images. */
final class Checks {
    private static final double SAME = 1e-3;

    private Checks() {}

    /** The check that the uncovered image has the same score among the covered ones as alone. */
    static SelfCheck wholeScore(double score, Question question) {
        return SelfCheck.equal(
                "whole_score", score, question.score(), SAME, "the score with nothing covered", "the image's score");
    }

    /** The check of efficiency: the shares sum to the value of the whole image minus that of the fully covered one. */
    static SelfCheck efficiency(Shares shares, Game.Ends ends) {
        return SelfCheck.equal(
                "efficiency",
                shares.sum(),
                ends.difference(),
                SAME,
                "the shares' sum",
                "the score minus that of the fully covered image");
    }
}
