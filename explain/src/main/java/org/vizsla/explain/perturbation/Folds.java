package org.vizsla.explain.perturbation;

import java.util.BitSet;
import java.util.function.Function;

/**
 * Coalitions dealt out to ten regressions, so that a fit can be repeated with each tenth left out; how much the fits differ tells the standard error, whatever the kind of
 * fit (B. Efron, The Jackknife, the Bootstrap and Other Resampling Plans, 1982).
 */
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

    /** Takes in a coalition; two that follow one another, as a pair of complements does, go to the same regression. */
    void add(BitSet coalition, double value, double weight) {
        all.add(coalition, value, weight);
        folds[(int) (rounds++ / 2 % FOLDS)].add(coalition, value, weight);
    }

    Regression all() {
        return all;
    }

    /** The fit to all, with standard errors. */
    Shares fit(Function<Regression, double[]> method) {
        double[] values = method.apply(all);
        double[] errors = new double[players];
        double[][] without = new double[FOLDS][];
        for (int fold = 0; fold < FOLDS; fold++) {
            all.add(folds[fold], -1);
            without[fold] = rounds < 2 * FOLDS ? values : method.apply(all);
            all.add(folds[fold], 1);
        }
        for (int player = 0; player < players; player++) {
            errors[player] = rounds < 2 * FOLDS ? Double.NaN : jackknife(without, player);
        }
        return new Shares(values, errors, rounds);
    }

    private static double jackknife(double[][] without, int player) {
        double mean = 0;
        for (double[] fit : without) {
            mean += fit[player] / FOLDS;
        }
        double squares = 0;
        for (double[] fit : without) {
            squares += (fit[player] - mean) * (fit[player] - mean);
        }
        return Math.sqrt(squares * (FOLDS - 1) / FOLDS);
    }
}
