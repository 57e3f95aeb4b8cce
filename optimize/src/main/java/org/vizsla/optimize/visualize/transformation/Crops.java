package org.vizsla.optimize.visualize.transformation;

import java.util.List;
import java.util.Map;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.random.Chance;

/**
 * Random squares of a picture, enlarged to the network's input, {@code R X C} with matrices of weights that are fed. They get smaller, so that detail grows. The rows of all crops of a picture are one
 * product, so that the sum of their gradients is one, too.
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
        int channels = view.canvas().channels();
        String rows = ops.graph()
                .input(ROWS, DataType.FLOAT32, Shape.of(view.pictures(), 1, (long) view.views() * height, pixelsDown));
        String columns = ops.graph()
                .input(COLUMNS, DataType.FLOAT32, Shape.of(view.pictures(), 1, view.views(), pixelsAcross, width));
        String deviation = ops.sub(pictures, ops.scalar(GREY));
        String bands =
                ops.reshape(ops.matmul(rows, deviation), view.pictures(), channels, view.views(), height, pixelsAcross);
        String crops = ops.transpose(ops.matmul(bands, columns), 0, 2, 1, 3, 4);
        return ops.add(ops.reshape(crops, view.rows(), channels, height, width), ops.scalar(GREY));
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
                View.tensor(left, view.pictures(), 1, (long) view.views() * height, down),
                COLUMNS,
                View.tensor(right, view.pictures(), 1, view.views(), across, width));
    }
}
