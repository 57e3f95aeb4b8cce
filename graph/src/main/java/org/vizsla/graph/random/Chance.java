package org.vizsla.graph.random;

import java.util.SplittableRandom;

/**
 * A stream of random numbers that is the same on every machine: the bits are {@link SplittableRandom}'s (SplitMix64: G. Steele, D. Lea, C. Flood,
 * 2014, Fast splittable pseudorandom number generators), mathematical mathematical functions are those of {@link StrictMath}. For one thread.
 *
 * <p>Streams for other purposes and places depend on the seed alone, and not on what was drawn before.
 */
public final class Chance {
    /** Odd, with bits that look random, so that neighbouring places get unrelated streams. */
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private final long seed;
    private final SplittableRandom stream;
    private double spare;
    private boolean hasSpare;

    public Chance(long seed) {
        this.seed = seed;
        this.stream = new SplittableRandom(mixed(seed));
    }

    /** A separate stream for one purpose; drawing from it does not affect any other stream. */
    public Chance of(String purpose) {
        long hash = seed;
        for (int i = 0; i < purpose.length(); i++) {
            hash = mixed(hash * 31 + purpose.charAt(i));
        }
        return new Chance(hash);
    }

    /** A separate stream for one place, such as the number of a copy; drawing from it does not affect any other stream. */
    public Chance at(long place) {
        return new Chance(seed + place * GAMMA);
    }

    /** 64 random bits. */
    public long bits() {
        return stream.nextLong();
    }

    /** Uniform in [0, 1). */
    public double uniform() {
        return (bits() >>> 11) * 0x1.0p-53;
    }

    /** Uniform in [low, high). */
    public double between(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** Uniform among 0 to {@code count - 1}. */
    public int pick(int count) {
        return (int) (uniform() * count);
    }

    public boolean with(double probability) {
        return uniform() < probability;
    }

    /** 1 or -1. */
    public int side() {
        return with(0.5) ? 1 : -1;
    }

    /** Normal with mean 0 and standard deviation 1: the polar method (G. Marsaglia, T. Bray, 1964). */
    public double normal() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        while (true) {
            double a = 2 * uniform() - 1;
            double b = 2 * uniform() - 1;
            double square = a * a + b * b;
            if (square < 1 && square > 0) {
                double factor = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
                spare = b * factor;
                hasSpare = true;
                return a * factor;
            }
        }
    }

    /** 0 to {@code count - 1} in random order: R. Durstenfeld, 1964. */
    public int[] permutation(int count) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int place = pick(i + 1);
            order[i] = order[place];
            order[place] = i;
        }
        return order;
    }

    private static long mixed(long bits) {
        return new SplittableRandom(bits).nextLong();
    }
}
