package org.vizsla.explain.method.perturbation.game;

import java.util.BitSet;
import org.vizsla.graph.random.Chance;

/**
 * Draws coalitions with the probabilities of the Shapley kernel, never the empty or the full one: a size {@code k} with a probability that is proportional to {@code 1 / (k (players - k))},
 * then one of the coalitions of that size. Each coalition is followed by its complement, which at least halves the sampling error (I. Covert, S.-I. Lee, Improving
 * KernelSHAP: Practical Shapley Value Estimation via Linear Regression, 2021).
 */
public final class Coalitions {
    private final int players;
    private final Chance random;
    private final double[] upTo;
    private final int[] order;
    private BitSet last = new BitSet();
    private boolean complement;

    public Coalitions(int players, Chance random) {
        this.players = players;
        this.random = random;
        upTo = new double[players - 1];
        double sum = 0;
        for (int size = 1; size < players; size++) {
            sum += weightOfSize(players, size);
            upTo[size - 1] = sum;
        }
        order = new int[players];
        for (int i = 0; i < players; i++) {
            order[i] = i;
        }
    }

    public BitSet next() {
        if (complement) {
            BitSet others = (BitSet) last.clone();
            others.flip(0, players);
            complement = false;
            return others;
        }
        last = draw();
        complement = true;
        return last;
    }

    private BitSet draw() {
        double at = random.uniform() * upTo[players - 2];
        int size = 1;
        while (size < players - 1 && at >= upTo[size - 1]) {
            size++;
        }
        BitSet coalition = new BitSet(players);
        for (int i = 0; i < size; i++) {
            int j = i + random.pick(players - i);
            int chosen = order[j];
            order[j] = order[i];
            order[i] = chosen;
            coalition.set(chosen);
        }
        return coalition;
    }

    /** The weight of all coalitions of a size together, up to a factor that is the same for all sizes. */
    static double weightOfSize(int players, int size) {
        return 1.0 / ((double) size * (players - size));
    }

    /** The weight of one coalition of a size, up to the same factor. */
    static double weight(int players, int size) {
        double coalitions = 1;
        for (int i = 0; i < size; i++) {
            coalitions = coalitions * (players - i) / (i + 1);
        }
        return weightOfSize(players, size) / coalitions;
    }
}
