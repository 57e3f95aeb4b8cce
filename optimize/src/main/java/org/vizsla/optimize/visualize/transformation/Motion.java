package org.vizsla.optimize.visualize.transformation;

import java.util.List;
import java.util.Map;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.random.Chance;

/**
 * The whole picture, moved, scaled, rotated about its middle, and moved again, by random amounts; linear between pixels.
 *
 * <p>Source: C. Olah, A. Mordvintsev, L. Schubert, Feature Visualization, 2017. In Lucid a picture is first padded by 12 pixels of grey, so that moves find something beyond its edges; here all
 * that lies beyond them is grey, which is the same. Scales and angles are drawn from whole ranges, and not from lists.
 *
 * @param jitter how far apart the first moves may be, in pixels of the network's input
 * @param scale how far scales may be from 1
 * @param rotation how far angles may be from 0, in degrees
 * @param lastJitter how far apart the moves after the rotation may be
 */
public record Motion(int jitter, double scale, double rotation, int lastJitter) implements Transformation {
    /** The picture as it is. */
    public static final Motion NONE = new Motion(0, 0, 0, 0);

    private static final String INPUT = "motion";

    @Override
    public String emit(Ops ops, String pictures, View view) {
        int height = view.frame().height();
        int width = view.frame().width();
        String motion = ops.graph().input(INPUT, DataType.FLOAT32, Shape.of(view.rows(), 3, 2));
        String places = ops.matmul(ops.graph().constant("places", places(height, width)), motion);
        String grid = ops.reshape(places, 0, height, width, 2);
        String deviation = ops.sub(view.repeated(ops, pictures), ops.scalar(GREY));
        String moved = ops.op("GridSample", deviation, grid)
                .with("mode", "linear")
                .with("padding_mode", "zeros")
                .with("align_corners", 0)
                .value();
        return ops.add(moved, ops.scalar(GREY));
    }

    /** {@code [H * W, 3]}: the place of each pixel, seen from the middle, and 1. */
    private static Tensor places(int height, int width) {
        float[] values = new float[height * width * 3];
        for (int i = 0; i < height * width; i++) {
            int row = i / width;
            values[3 * i] = i % width - (width - 1) / 2f;
            values[3 * i + 1] = row - (height - 1) / 2f;
            values[3 * i + 2] = 1;
        }
        return View.tensor(values, (long) height * width, 3);
    }

    @Override
    public Map<String, Tensor> feeds(View view, double progress, List<Chance> rows) {
        float[] values = new float[view.rows() * 6];
        for (int row = 0; row < view.rows(); row++) {
            write(values, 6 * row, view, rows.get(row));
        }
        return Map.of(INPUT, View.tensor(values, view.rows(), 3, 2));
    }

    /** {@code source = magnification (R (place + last) / size + first)}, in half pictures. */
    private void write(float[] values, int at, View view, Chance chance) {
        double firstX = whole(chance, jitter);
        double firstY = whole(chance, jitter);
        double size = 1 + chance.between(-scale, scale);
        double angle = Math.toRadians(chance.between(-rotation, rotation));
        double lastX = whole(chance, lastJitter);
        double lastY = whole(chance, lastJitter);
        double cosine = Math.cos(angle) / size;
        double sine = Math.sin(angle) / size;
        double perX = 2.0 / view.frame().width();
        double perY = 2.0 / view.frame().height();
        values[at] = (float) (perX * cosine);
        values[at + 1] = (float) (perY * sine);
        values[at + 2] = (float) (perX * -sine);
        values[at + 3] = (float) (perY * cosine);
        values[at + 4] = (float) (perX * (cosine * lastX - sine * lastY + firstX));
        values[at + 5] = (float) (perY * (sine * lastX + cosine * lastY + firstY));
    }

    /** A whole number of pixels, 0 to {@code range}, seen from the middle of that range. */
    private static double whole(Chance chance, int range) {
        return chance.pick(range + 1) - range / 2;
    }
}
