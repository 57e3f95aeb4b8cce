package org.vizsla.menagerie.internal.draw;

/** Value noise on an integer grid: smooth, in [0, 1], a function of place and seed alone. */
public final class Noise {
    private final int seed;

    public Noise(long seed) {
        this.seed = (int) (seed ^ (seed >>> 32));
    }

    /** A number in [0, 1) for a cell of the grid. */
    public double cell(int x, int y, int z) {
        int h = seed + x * 0x8DA6B343 + y * 0xD8163841 + z * 0xCB1AB31F;
        h = (h ^ (h >>> 15)) * 0x2C1B3C6D;
        h = (h ^ (h >>> 12)) * 0x297A2D39;
        h ^= h >>> 15;
        return (h & 0xFFFFFF) * 0x1.0p-24;
    }

    public double at(double x, double y) {
        int i = Curves.floor(x);
        int j = Curves.floor(y);
        double u = smooth(x - i);
        double v = smooth(y - j);
        return mix(mix(cell(i, j, 0), cell(i + 1, j, 0), u), mix(cell(i, j + 1, 0), cell(i + 1, j + 1, 0), u), v);
    }

    public double at(double x, double y, double z) {
        int i = Curves.floor(x);
        int j = Curves.floor(y);
        int k = Curves.floor(z);
        double u = smooth(x - i);
        double v = smooth(y - j);
        double low = mix(mix(cell(i, j, k), cell(i + 1, j, k), u), mix(cell(i, j + 1, k), cell(i + 1, j + 1, k), u), v);
        double high = mix(
                mix(cell(i, j, k + 1), cell(i + 1, j, k + 1), u),
                mix(cell(i, j + 1, k + 1), cell(i + 1, j + 1, k + 1), u),
                v);
        return mix(low, high, smooth(z - k));
    }

    /** Three octaves, in [0, 1]. */
    public double clouds(double x, double y) {
        return (4 * at(x, y) + 2 * at(2 * x + 17.3, 2 * y + 5.1) + at(4 * x + 41.7, 4 * y + 23.9)) / 7;
    }

    private static double smooth(double t) {
        return t * t * (3 - 2 * t);
    }

    private static double mix(double a, double b, double t) {
        return a + (b - a) * t;
    }
}
