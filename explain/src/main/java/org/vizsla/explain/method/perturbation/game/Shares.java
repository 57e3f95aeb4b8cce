package org.vizsla.explain.method.perturbation.game;

import org.vizsla.explain.SelfCheck;
import org.vizsla.explain.method.Convergence;
import org.vizsla.explain.method.path.Sums;

/**
 * What each player of a game is given, how sure that is, and how well it fits the game.
 *
 * <p>{@code value(i)} has the standard error {@code error(i)}, 0 where nothing was left to chance, NaN where there were too few samples to tell.
 */
public final class Shares {
    private final double[] values;
    private final double[] errors;
    private final long rounds;

    /** Takes charge of the arrays. */
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
     * How well they are known, player by player.
     *
     * @param samples how many they were found from
     * @param kind what those are, such as {@code orders}
     */
    public SelfCheck convergence(long samples, String kind) {
        return Convergence.of(Sums.magnitude(errors), Sums.magnitude(values), samples, kind);
    }
}
