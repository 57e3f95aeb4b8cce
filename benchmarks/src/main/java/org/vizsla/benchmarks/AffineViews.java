package org.vizsla.benchmarks;

import java.util.Map;
import org.vizsla.graph.Tensor;
import org.vizsla.optimize.visualize.transformation.View;

/** The affine maps of views as PyTorch writes them: {@code [views, 2, 3]}, from places in a view to places in a picture, both from -1 to 1, across before down. */
final class AffineViews {
    private static final double WHOLE = 0.9999;

    private AffineViews() {}

    /**
     * The maps that a transformation drew: those of a motion, or of crops that are not made smaller.
     *
     * @param view the sizes of the views of one run
     */
    static float[] of(View view, Map<String, Tensor> drawn) {
        return drawn.containsKey("motion") ? ofMotion(view, drawn) : ofCrops(view, drawn);
    }

    private static float[] ofMotion(View view, Map<String, Tensor> drawn) {
        float[] motion = floats(drawn, "motion");
        float[] maps = new float[6 * view.rows()];
        for (int row = 0; row < view.rows(); row++) {
            for (int axis = 0; axis < 2; axis++) {
                int to = 6 * row + 3 * axis;
                int from = 6 * row + axis;
                maps[to] = motion[from] * view.frame().width() / 2;
                maps[to + 1] = motion[from + 2] * view.frame().height() / 2;
                maps[to + 2] = motion[from + 4];
            }
        }
        return maps;
    }

    private static float[] ofCrops(View view, Map<String, Tensor> drawn) {
        float[] down = floats(drawn, "crop_rows");
        float[] across = floats(drawn, "crop_columns");
        int height = view.frame().height();
        int width = view.frame().width();
        int pixelsDown = view.canvas().height();
        int pixelsAcross = view.canvas().width();
        float[] maps = new float[6 * view.rows()];
        for (int row = 0; row < view.rows(); row++) {
            Axis x = Axis.of(across, row * width * pixelsAcross, width, 1, pixelsAcross, width);
            Axis y = Axis.of(down, row * height * pixelsDown, height, pixelsDown, pixelsDown, 1);
            maps[6 * row] = (float) x.stretch();
            maps[6 * row + 2] = (float) x.middle();
            maps[6 * row + 4] = (float) y.stretch();
            maps[6 * row + 5] = (float) y.middle();
        }
        return maps;
    }

    private static float[] floats(Map<String, Tensor> drawn, String input) {
        Tensor tensor = drawn.get(input);
        if (tensor == null) {
            throw new IllegalStateException(input);
        }
        return tensor.floats();
    }

    /** Where places of a view are along one axis of the picture: {@code stretch x + middle}. */
    private record Axis(double stretch, double middle) {
        /** The axis that a matrix of weights stands for, since a seen pixel's weights have their mean where it is; of those that see nothing beyond the picture, the first and the last tell. */
        static Axis of(float[] weights, int at, int seen, int perSeen, int pixels, int perPixel) {
            int first = -1;
            int last = -1;
            double[] centres = new double[seen];
            for (int s = 0; s < seen; s++) {
                double sum = 0;
                for (int p = 0; p < pixels; p++) {
                    double weight = weights[at + s * perSeen + p * perPixel];
                    sum += weight;
                    centres[s] += weight * p;
                }
                if (sum > WHOLE) {
                    first = first < 0 ? s : first;
                    last = s;
                }
            }
            double step = (centres[last] - centres[first]) / (last - first);
            double start = centres[first] + 0.5 - (first + 0.5) * step;
            double stretch = seen * step / pixels;
            return new Axis(stretch, 2 * start / pixels + stretch - 1);
        }
    }
}
