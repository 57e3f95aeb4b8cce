package org.vizsla.explain.method.perturbation.game;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** A game whose values are a function, played in batches of a size that divides little; it counts its rounds and refuses batches that are too long. */
public final class TableGame implements Game {
    private final int players;
    private final ToDoubleFunction<BitSet> worth;
    private long played;

    public TableGame(int players, ToDoubleFunction<BitSet> worth) {
        this.players = players;
        this.worth = worth;
    }

    /** Every coalition is worth a random number. */
    public static TableGame random(int players, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] table = random.doubles(1L << players, -1, 3).toArray();
        return new TableGame(players, coalition -> table[number(coalition)]);
    }

    /** A coalition is worth {@code constant + sum of its members' weights}. */
    public static TableGame linear(double constant, double... weights) {
        return new TableGame(
                weights.length,
                coalition -> constant
                        + coalition.stream().mapToDouble(i -> weights[i]).sum());
    }

    static int number(BitSet coalition) {
        return coalition.isEmpty() ? 0 : (int) coalition.toLongArray()[0];
    }

    @Override
    public int players() {
        return players;
    }

    @Override
    public int batch() {
        return 7;
    }

    @Override
    public double[] values(List<BitSet> coalitions) {
        assertThat(coalitions).hasSizeBetween(1, batch());
        played += coalitions.size();
        return coalitions.stream().mapToDouble(worth).toArray();
    }

    public long played() {
        return played;
    }

    /** Shapley values by their definition: the gain of each player's joining, weighed over all coalitions of the others. */
    public double[] shapleyValues() {
        double[] values = new double[players];
        for (int player = 0; player < players; player++) {
            for (long number = 0; number < 1L << players; number++) {
                BitSet coalition = BitSet.valueOf(new long[] {number});
                if (!coalition.get(player)) {
                    int size = coalition.cardinality();
                    double without = worth.applyAsDouble(coalition);
                    coalition.set(player);
                    values[player] += factorial(size)
                            * factorial(players - size - 1)
                            / factorial(players)
                            * (worth.applyAsDouble(coalition) - without);
                }
            }
        }
        return values;
    }

    private static double factorial(int n) {
        return n < 2 ? 1 : n * factorial(n - 1);
    }
}
