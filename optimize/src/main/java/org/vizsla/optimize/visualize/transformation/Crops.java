package org.vizsla.optimize.visualize.transformation;

import java.util.List;
import java.util.Map;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.random.Chance;

/**
 * Random squares of a picture, enlarged to the network's input, {@code R X C} with matrices of weights that are fed. They get smaller, so that detail grows.
 *
 * <p>Source: T. Fel and others, Unlocking Feature Visualization for Deeper Networks with MAgnitude Constrained Optimization, 2023: centres are normal about the middle of the picture with deviation
 * 0.15, sides about their mean with 0.05, and at least 0.05, in shares of the picture.
 *
 * @param first the mean side at the first step, in shares of the picture
 * @param last the mean side at the last step
 */
public record Crops(double first, double last) implements Transformation {
    private static final String ROWS = "crop_rows";
    private static final String COLUMNS = "crop_columns";
    private static final double DEVIATION_OF_CENTRES = 0.15;
    private static final double DEVIATION_OF_SIDES = 0.05;
    private static final double SMALLEST = 0.05;

    @Override
    public String emit(Ops ops, String pictures, View view) {
        int height = view.frame().height();
        int width = view.frame().width();
        long pixelsDown = view.canvas().height();
        long pixelsAcross = view.canvas().width();
        String rows = ops.graph()
                .input(ROWS, DataType.FLOAT32, Shape.of(view.pictures(), view.views(), 1, height, pixelsDown));
        String columns = ops.graph()
                .input(COLUMNS, DataType.FLOAT32, Shape.of(view.pictures(), view.views(), 1, pixelsAcross, width));
        String deviation = ops.unsqueeze(ops.sub(pictures, ops.scalar(GREY)), 1);
        String crops = ops.matmul(ops.matmul(rows, deviation), columns);
        String flat = ops.reshape(crops, view.rows(), view.canvas().channels(), height, width);
        return ops.add(flat, ops.scalar(GREY));
    }

    @Override
    public Map<String, Tensor> feeds(View view, double progress, List<Chance> rows) {
        int down = view.canvas().height();
        int across = view.canvas().width();
        int height = view.frame().height();
        int width = view.frame().width();
        float[] left = new float[view.rows() * height * down];
        float[] right = new float[view.rows() * across * width];
        double mean = first + (last - first) * progress;
        for (int row = 0; row < view.rows(); row++) {
            Chance chance = rows.get(row);
            double x = 0.5 + DEVIATION_OF_CENTRES * chance.normal();
            double y = 0.5 + DEVIATION_OF_CENTRES * chance.normal();
            double side = Math.min(1, Math.max(SMALLEST, mean + DEVIATION_OF_SIDES * chance.normal()));
            new Resampled(y - side / 2, side, down, height).write(left, row * height * down, down, 1);
            new Resampled(x - side / 2, side, across, width).write(right, row * across * width, 1, width);
        }
        return Map.of(
                ROWS,
                View.tensor(left, view.pictures(), view.views(), 1, height, down),
                COLUMNS,
                View.tensor(right, view.pictures(), view.views(), 1, across, width));
    }
}
