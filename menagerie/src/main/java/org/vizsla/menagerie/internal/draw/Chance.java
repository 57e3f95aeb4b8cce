package org.vizsla.menagerie.internal.draw;

/** A stream of random numbers that is the same on every machine: SplitMix64 (Steele, Lea and Flood, 2014). */
public final class Chance {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private final long origin;
    private long state;

    public Chance(long seed) {
        this.origin = seed;
        this.state = mixed(seed + GAMMA);
    }

    /** A stream of its own for one purpose; what is drawn from it moves no other stream. */
    public Chance of(String purpose) {
        long hash = origin;
        for (int i = 0; i < purpose.length(); i++) {
            hash = mixed(hash * 31 + purpose.charAt(i) + GAMMA);
        }
        return new Chance(hash);
    }

    public long bits() {
        state += GAMMA;
        return mixed(state);
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
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
