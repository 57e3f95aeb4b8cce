package org.vizsla.explain.method.perturbation.game;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Function;
import org.vizsla.explain.sampling.Jackknife;

/** Coalitions distributed over ten regressions, so that a fit can be repeated with each tenth left out, which gives the standard error of any kind of fit. */
final class Folds {
    private static final int FOLDS = 10;

    private final int players;
    private final Regression all;
    private final Regression[] folds = new Regression[FOLDS];
    private long rounds;

    Folds(int players) {
        this.players = players;
        all = new Regression(players);
        for (int fold = 0; fold < FOLDS; fold++) {
            folds[fold] = new Regression(players);
        }
    }

    /** Adds a coalition; two consecutive ones, such as a pair of complements, go to the same regression. */
    void add(BitSet coalition, double value, double weight) {
        all.add(coalition, value, weight);
        folds[(int) (rounds++ / 2 % FOLDS)].add(coalition, value, weight);
    }

    Regression all() {
        return all;
    }

    /** The fit to all, with standard errors; NaN if there were too few coalitions to estimate them. */
    Shares fit(Game game, Function<Regression, double[]> method) {
        double[] values = game.compute(() -> method.apply(all));
        double[] errors = new double[players];
        Arrays.fill(errors, Double.NaN);
        if (rounds < 2 * FOLDS) {
            return new Shares(values, errors, rounds);
        }
        double[][] without = new double[FOLDS][];
        for (int fold = 0; fold < FOLDS; fold++) {
            all.add(folds[fold], -1);
            without[fold] = game.compute(() -> method.apply(all));
            all.add(folds[fold], 1);
        }
        return new Shares(values, Jackknife.errors(without), rounds);
    }
}
