package org.vizsla.explain.map;

/**
 * Interpolates coarse grids linearly to the size of an image, and propagates gradients back.
 *
 * <p>Point {@code p} of an axis lies at pixel {@code (p + 0.5) * spacing - 0.5 - shift}; beyond the first and the last point their values are repeated.
 */
public final class Stretching {
    private final int points;
    private final int[] left;
    private final float[] part;

    /** One axis of {@code size} pixels, which {@code points} points are stretched over. */
    public Stretching(int size, int points, double spacing, double shift) {
        this.points = points;
        left = new int[size];
        part = new float[size];
        for (int pixel = 0; pixel < size; pixel++) {
            double at = Math.max(0, Math.min(points - 1, (pixel + shift + 0.5) / spacing - 0.5));
            left[pixel] = Math.max(0, Math.min((int) at, points - 2));
            part[pixel] = (float) (at - left[pixel]);
        }
    }

    public int size() {
        return left.length;
    }

    public int points() {
        return points;
    }

    private int right(int pixel) {
        return Math.min(left[pixel] + 1, points - 1);
    }

    /** Stretches a grid {@code [down.points, across.points]} into {@code pixels}, {@code [down.size, across.size]}. */
    public static void stretch(float[] grid, Stretching down, Stretching across, float[] pixels) {
        float[] row = new float[across.points];
        for (int y = 0; y < down.size(); y++) {
            int above = down.left[y] * across.points;
            int below = down.right(y) * across.points;
            for (int p = 0; p < row.length; p++) {
                row[p] = grid[above + p] + down.part[y] * (grid[below + p] - grid[above + p]);
            }
            for (int x = 0; x < across.size(); x++) {
                float a = row[across.left[x]];
                pixels[y * across.size() + x] = a + across.part[x] * (row[across.right(x)] - a);
            }
        }
    }

    /** The gradient with respect to the grid, from that with respect to the pixels. */
    public static double[] pullBack(float[] pixels, Stretching down, Stretching across) {
        double[] grid = new double[down.points * across.points];
        double[] row = new double[across.points];
        for (int y = 0; y < down.size(); y++) {
            java.util.Arrays.fill(row, 0);
            for (int x = 0; x < across.size(); x++) {
                float gradient = pixels[y * across.size() + x];
                row[across.left[x]] += (1 - across.part[x]) * gradient;
                row[across.right(x)] += across.part[x] * gradient;
            }
            int above = down.left[y] * across.points;
            int below = down.right(y) * across.points;
            for (int p = 0; p < row.length; p++) {
                grid[above + p] += (1 - down.part[y]) * row[p];
                grid[below + p] += down.part[y] * row[p];
            }
        }
        return grid;
    }
}
