package org.vizsla.explain.method.perturbation.game;

import java.util.BitSet;
import org.vizsla.explain.method.perturbation.game.Game.Ends;
import org.vizsla.graph.random.Chance;

/**
 * Shapley values as the best linear model of a game under the Shapley kernel's weights that is exact for the empty and the full coalition.
 *
 * <p>Source: S. Lundberg, S.-I. Lee, A Unified Approach to Interpreting Model Predictions, 2017.
 */
public final class ShapleyKernel {
    private static final int MOST_ENUMERATED = 24;

    private ShapleyKernel() {}

    /** Plays that many coalitions, or each of them once if there are no more, which makes the result exact. */
    public static Shares play(Game game, Ends ends, int samples, Chance random) {
        int players = game.players();
        if (players == 1) {
            return new Shares(new double[] {ends.difference()}, new double[1], 0);
        }
        return players <= MOST_ENUMERATED && (1L << players) - 2 <= samples
                ? enumerate(game, ends)
                : sample(game, ends, samples, random);
    }

    private static Shares enumerate(Game game, Ends ends) {
        int players = game.players();
        Regression regression = new Regression(players);
        long[] number = {0};
        long rounds = (1L << players) - 2;
        game.play(
                rounds,
                () -> BitSet.valueOf(new long[] {++number[0]}),
                (coalition, value) -> regression.add(
                        coalition, value - ends.nobody(), Coalitions.weight(players, coalition.cardinality())));
        double[] values = game.compute(() -> regression.leastSquaresWithSum(ends.difference()));
        return new Shares(values, new double[players], rounds);
    }

    private static Shares sample(Game game, Ends ends, int samples, Chance random) {
        Folds folds = new Folds(game.players());
        game.play(
                samples,
                new Coalitions(game.players(), random)::next,
                (coalition, value) -> folds.add(coalition, value - ends.nobody(), 1));
        return folds.fit(game, regression -> regression.leastSquaresWithSum(ends.difference()));
    }
}
