package org.vizsla.explain.sampling;

import java.util.SplittableRandom;

/**
 * Where all that is random comes from: streams of random numbers that depend on a seed, a purpose and a place alone. So the n-th noisy copy is the same
 * whichever thread draws it, and in whatever order.
 */
public record Randomness(long seed) {
    /** Odd, and its bits look random, so that neighbouring places are far apart. */
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    /** The stream for one purpose, such as {@code noise}, at one place, such as the number of the copy. */
    public Chance of(String purpose, long place) {
        long hash = mixed(seed);
        for (int i = 0; i < purpose.length(); i++) {
            hash = mixed(hash * 31 + purpose.charAt(i));
        }
        return new Chance(mixed(hash + place * GAMMA));
    }

    private static long mixed(long bits) {
        return new SplittableRandom(bits).nextLong();
    }
}
