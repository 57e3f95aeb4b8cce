package org.vizsla.explain.method.perturbation.game;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import org.vizsla.explain.method.perturbation.game.Game.Ends;
import org.vizsla.explain.sampling.Mean;
import org.vizsla.graph.random.Chance;

/**
 * Shapley values from random orders: players join one after the other, and each gets what it adds by joining, averaged over orders.
 *
 * <p>For any orders, the shares sum to the value of all minus that of nobody.
 *
 * <p>Source: J. Castro, D. Gómez, J. Tejada, Polynomial calculation of the Shapley value based on sampling, 2009.
 */
public final class PermutationSampling {
    private PermutationSampling() {}

    /** Plays {@code orders * (players - 1)} coalitions. */
    public static Shares play(Game game, Ends ends, int orders, Chance random) {
        int players = game.players();
        Walk walk = new Walk(players, ends, random);
        long rounds = (long) orders * (players - 1);
        game.play(rounds, walk::next, walk::add);
        if (players == 1) {
            return new Shares(new double[] {ends.difference()}, new double[1], 0);
        }
        return walk.shares(rounds);
    }

    /** Goes along each order, one player ahead of the values that come in. */
    private static final class Walk {
        private final Mean.Collector[] gains;
        private final Ends ends;
        private final Chance random;
        private final Deque<int[]> ahead = new ArrayDeque<>();
        private final BitSet joined = new BitSet();
        private int asked;
        private int told;
        private double before;

        Walk(int players, Ends ends, Chance random) {
            this.ends = ends;
            this.random = random;
            gains = new Mean.Collector[players];
            Arrays.setAll(gains, player -> new Mean.Collector());
        }

        BitSet next() {
            if (asked == 0) {
                ahead.add(random.permutation(gains.length));
                joined.clear();
            }
            joined.set(ahead.getLast()[asked]);
            asked = (asked + 1) % (gains.length - 1);
            return (BitSet) joined.clone();
        }

        void add(BitSet coalition, double value) {
            int[] order = ahead.getFirst();
            gains[order[told]].add(value - (told == 0 ? ends.nobody() : before));
            before = value;
            told++;
            if (told == gains.length - 1) {
                gains[order[told]].add(ends.all() - value);
                told = 0;
                ahead.removeFirst();
            }
        }

        Shares shares(long rounds) {
            double[] values = new double[gains.length];
            double[] errors = new double[gains.length];
            for (int i = 0; i < gains.length; i++) {
                Mean gain = gains[i].mean();
                values[i] = gain.value();
                errors[i] = gain.standardError();
            }
            return new Shares(values, errors, rounds);
        }
    }
}
