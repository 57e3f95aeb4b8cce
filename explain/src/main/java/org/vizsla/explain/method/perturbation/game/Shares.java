package org.vizsla.explain.method.perturbation.game;

import org.vizsla.explain.SelfCheck;
import org.vizsla.explain.method.Convergence;
import org.vizsla.explain.method.path.Sums;

/**
 * The share of each player of a game, and its standard error.
 *
 * <p>{@code value(i)} has the standard error {@code error(i)}, 0 if it is exact, NaN if there were too few samples to estimate it.
 */
public final class Shares {
    private final double[] values;
    private final double[] errors;
    private final long rounds;

    /** Takes ownership of the arrays. */
    public Shares(double[] values, double[] errors, long rounds) {
        this.values = values;
        this.errors = errors;
        this.rounds = rounds;
    }

    int players() {
        return values.length;
    }

    public double value(int player) {
        return values[player];
    }

    public double error(int player) {
        return errors[player];
    }

    /** How many coalitions were played. */
    public long rounds() {
        return rounds;
    }

    public double sum() {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /**
     * How well the shares are known.
     *
     * @param samples how many they were found from
     * @param kind what the samples are, such as {@code orders}
     */
    public SelfCheck convergence(long samples, String kind) {
        return Convergence.of(Sums.magnitude(errors), Sums.magnitude(values), samples, kind);
    }
}
