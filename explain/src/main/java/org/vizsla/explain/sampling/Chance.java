package org.vizsla.explain.sampling;

import java.util.SplittableRandom;

/**
 * A stream of random numbers that is the same on every machine: the bits are {@link SplittableRandom}'s (SplitMix64: G. Steele, D. Lea, C. Flood, 2014, Fast splittable pseudorandom
 * number generators), functions are those of {@link StrictMath}. For one thread.
 */
public final class Chance {
    private final SplittableRandom stream;
    private double spare;
    private boolean hasSpare;

    Chance(long seed) {
        stream = new SplittableRandom(seed);
    }

    /** 64 random bits. */
    public long bits() {
        return stream.nextLong();
    }

    /** Uniform in [0, 1). */
    public double uniform() {
        return (bits() >>> 11) * 0x1.0p-53;
    }

    /** Uniform among 0 to {@code count - 1}. */
    public int pick(int count) {
        return (int) (uniform() * count);
    }

    public boolean with(double probability) {
        return uniform() < probability;
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
}
