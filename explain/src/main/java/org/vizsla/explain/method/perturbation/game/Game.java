package org.vizsla.explain.method.perturbation.game;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;

/** A cooperative game: a value for every coalition of players, such as the class score when only some segments of an image are visible. */
public interface Game {
    /** The number of players, at least 1. */
    int players();

    /** The best number of coalitions to evaluate at a time, at least 1. */
    int batch();

    /** The value of each coalition; a set bit is a player who takes part. */
    double[] values(List<BitSet> coalitions);

    /** Announces how many coalitions will be evaluated. */
    default void expect(long rounds) {}

    /** Does long work between coalitions; a game that can be cancelled need not wait for it. */
    default <T> T compute(Supplier<T> work) {
        return work.get();
    }

    /** Receives the value of a coalition. */
    @FunctionalInterface
    interface Tally {
        void add(BitSet coalition, double value);
    }

    /** Evaluates coalitions in batches as they are generated, and passes on each with its value, in order. */
    default void play(long rounds, Supplier<BitSet> coalitions, Tally tally) {
        expect(rounds);
        List<BitSet> waiting = new ArrayList<>();
        for (long round = 1; round <= rounds; round++) {
            waiting.add(coalitions.get());
            if (waiting.size() == batch() || round == rounds) {
                double[] values = values(waiting);
                for (int i = 0; i < values.length; i++) {
                    tally.add(waiting.get(i), values[i]);
                }
                waiting.clear();
            }
        }
    }

    /** The values of the empty and the full coalition. */
    default Ends ends() {
        double[] values = values(List.of(new BitSet(), all(players())));
        return new Ends(values[0], values[1]);
    }

    /** The coalition of the first players, that many. */
    static BitSet all(int players) {
        BitSet coalition = new BitSet(players);
        coalition.set(0, players);
        return coalition;
    }

    /** The values of the empty and the full coalition. */
    record Ends(double nobody, double all) {
        public double difference() {
            return all - nobody;
        }
    }
}
