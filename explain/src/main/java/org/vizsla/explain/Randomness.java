package org.vizsla.explain;

/**
 * Where all that is random comes from: streams of random numbers that depend on a seed, a purpose and a place alone. So the n-th noisy copy is the same
 * whichever thread draws it, and in whatever order.
 */
public record Randomness(long seed) {
    /** The stream for one purpose, such as {@code noise}, at one place, such as the number of the copy. */
    public Chance of(String purpose, long place) {
        long hash = Chance.mixed(seed + Chance.GAMMA);
        for (int i = 0; i < purpose.length(); i++) {
            hash = Chance.mixed(hash * 31 + purpose.charAt(i) + Chance.GAMMA);
        }
        return new Chance(Chance.mixed(hash + (place + 1) * Chance.GAMMA));
    }
}
