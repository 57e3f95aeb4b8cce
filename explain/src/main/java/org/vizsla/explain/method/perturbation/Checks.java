package org.vizsla.explain.method.perturbation;

import org.vizsla.explain.SelfCheck;
import org.vizsla.explain.method.perturbation.game.Game;
import org.vizsla.explain.method.perturbation.game.Shares;
import org.vizsla.explain.sweep.Question;

/** What must hold of results that come from covered pictures. */
final class Checks {
    private static final double SAME = 1e-3;

    private Checks() {}

    /** That the picture with nothing covered has, among the covered ones, the score that it has alone. */
    static SelfCheck wholeScore(double score, Question question) {
        return SelfCheck.equal(
                "whole_score", score, question.score(), SAME, "the score with nothing covered", "the image's score");
    }

    /** Efficiency: that the shares sum to what seeing everything is worth more than seeing nothing. */
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
