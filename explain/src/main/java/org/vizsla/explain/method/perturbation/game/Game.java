package org.vizsla.explain.method.perturbation.game;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;

/** A cooperative game: what every coalition of players is worth, such as a class score when only some segments of a picture are seen. */
public interface Game {
    /** The number of players, at least 1. */
    int players();

    /** How many coalitions are best asked for at a time, at least 1. */
    int batch();

    /** What each of the coalitions is worth; a set bit is a player who takes part. */
    double[] values(List<BitSet> coalitions);

    /** Is told how many coalitions will be asked for. */
    default void expect(long rounds) {}

    /** Does long work between coalitions; a game that someone may end does not wait for it. */
    default <T> T compute(Supplier<T> work) {
        return work.get();
    }

    /** Takes in what a coalition was worth. */
    @FunctionalInterface
    interface Tally {
        void add(BitSet coalition, double value);
    }

    /** Plays coalitions as they are made, in batches, and hands each on with its value, in their order. */
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

    /** What nobody, and what all together, are worth. */
    default Ends ends() {
        double[] values = values(List.of(new BitSet(), all(players())));
        return new Ends(values[0], values[1]);
    }

    /** The coalition of the first so many players. */
    static BitSet all(int players) {
        BitSet coalition = new BitSet(players);
        coalition.set(0, players);
        return coalition;
    }

    /** The worth of nobody and of all. */
    record Ends(double nobody, double all) {
        public double difference() {
            return all - nobody;
        }
    }
}
