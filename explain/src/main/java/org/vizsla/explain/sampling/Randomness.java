package org.vizsla.explain.sampling;

import java.util.SplittableRandom;
import org.vizsla.graph.random.Chance;

/**
 * The source of all random numbers: streams that depend only on a seed, a purpose and a place. So the n-th noisy copy is the same
 * whichever thread draws it, in any order.
 */
public record Randomness(long seed) {
    /** The stream for one purpose, such as {@code noise}, at one place, such as the number of the copy. */
    public Chance of(String purpose, long place) {
        return new Chance(new SplittableRandom(seed).nextLong()).of(purpose).at(place);
    }
}
