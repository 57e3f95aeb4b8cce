package org.vizsla.render;

import org.vizsla.graph.VizslaException;

/** A value that a share of all values does not exceed, interpolated as {@code numpy.percentile} does by default. */
public final class Percentile {
    private Percentile() {}

    /**
     * The value at position {@code percent / 100 * (n - 1)} of the sorted values, linearly between its neighbours.
     *
     * @param percent 0 to 100
     * @throws VizslaException if there are no values, or percent is out of range
     */
    public static double of(double[] values, double percent) {
        if (values.length == 0 || !(percent >= 0 && percent <= 100)) {
            throw new VizslaException("there is no percentile " + percent + " of " + values.length + " values");
        }
        double position = percent / 100 * (values.length - 1);
        int below = (int) position;
        double[] parted = values.clone();
        part(parted, below);
        double least = parted[below];
        double next = below + 1 < parted.length ? least(parted, below + 1) : least;
        return least + (position - below) * (next - least);
    }

    /** Moves values until that at a place is the one which sorting would leave there, with none above it before and none below it behind. */
    private static void part(double[] values, int place) {
        int from = 0;
        int to = values.length - 1;
        while (from < to) {
            double pivot = middle(values[from], values[(from + to) >>> 1], values[to]);
            int low = from;
            int high = to;
            while (low <= high) {
                while (values[low] < pivot) {
                    low++;
                }
                while (values[high] > pivot) {
                    high--;
                }
                if (low <= high) {
                    double swapped = values[low];
                    values[low++] = values[high];
                    values[high--] = swapped;
                }
            }
            if (place <= high) {
                to = high;
            } else if (place >= low) {
                from = low;
            } else {
                return;
            }
        }
    }

    private static double middle(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    private static double least(double[] values, int from) {
        double least = values[from];
        for (int i = from + 1; i < values.length; i++) {
            least = Math.min(least, values[i]);
        }
        return least;
    }
}
