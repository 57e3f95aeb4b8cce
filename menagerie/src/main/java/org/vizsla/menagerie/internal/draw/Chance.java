package org.vizsla.menagerie.internal.draw;

import java.util.SplittableRandom;

/** A stream of random numbers that is the same on every machine: the bits are {@link SplittableRandom}'s (SplitMix64: Steele, Lea and Flood, 2014). */
public final class Chance {
    private final long origin;
    private final SplittableRandom stream;

    public Chance(long seed) {
        this.origin = seed;
        this.stream = new SplittableRandom(mixed(seed));
    }

    /** A stream of its own for one purpose; what is drawn from it moves no other stream. */
    public Chance of(String purpose) {
        long hash = origin;
        for (int i = 0; i < purpose.length(); i++) {
            hash = mixed(hash * 31 + purpose.charAt(i));
        }
        return new Chance(hash);
    }

    public long bits() {
        return stream.nextLong();
    }

    /** Uniform in [0, 1). */
    public double next() {
        return (bits() >>> 11) * 0x1.0p-53;
    }

    public double between(double low, double high) {
        return low + (high - low) * next();
    }

    /** One of 0 … count - 1. */
    public int pick(int count) {
        return (int) (next() * count);
    }

    public boolean with(double probability) {
        return next() < probability;
    }

    /** 1 or -1. */
    public int side() {
        return with(0.5) ? 1 : -1;
    }

    private static long mixed(long bits) {
        return new SplittableRandom(bits).nextLong();
    }
}
