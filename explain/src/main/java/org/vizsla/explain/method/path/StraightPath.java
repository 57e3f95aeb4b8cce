package org.vizsla.explain.method.path;

import java.nio.FloatBuffer;
import java.util.List;
import org.vizsla.explain.sweep.Row;
import org.vizsla.explain.sweep.RowWriter;
import org.vizsla.graph.Tensor;

/** The straight path from a baseline to an image: row {@code i} of a sweep is {@code b + alpha_i (x - b)}, with the weight of its point. */
public final class StraightPath implements RowWriter {
    private final float[] baseline;
    private final float[] picture;
    private final List<Quadrature.Point> points;

    /**
     * The path.
     *
     * @param baseline of the image's shape
     * @param points one per row; further rows are the baseline, with weight zero
     */
    public StraightPath(Tensor baseline, Tensor picture, List<Quadrature.Point> points) {
        this.baseline = baseline.floats();
        this.picture = picture.floats();
        this.points = List.copyOf(points);
    }

    /** The row of the baseline: the first one if the path is sampled there, else one more. */
    public int baselineRow() {
        return points.get(0).alpha() == 0 ? 0 : points.size();
    }

    /** How many rows there are, that of the baseline included. */
    public int rows() {
        return Math.max(points.size(), baselineRow() + 1);
    }

    @Override
    public void write(int index, Row row) {
        boolean beyond = index >= points.size();
        double alpha = beyond ? 0 : points.get(index).alpha();
        row.weight(beyond ? 0 : points.get(index).weight());
        FloatBuffer input = row.input();
        for (int i = 0; i < picture.length; i++) {
            input.put(i, (float) (baseline[i] + alpha * (picture[i] - (double) baseline[i])));
        }
    }

    /** Adds {@code (x - b) sum / count} to a map, value by value. */
    public void addProducts(double[] sum, int count, double[] map) {
        for (int i = 0; i < map.length; i++) {
            map[i] += (picture[i] - (double) baseline[i]) * sum[i] / count;
        }
    }
}
