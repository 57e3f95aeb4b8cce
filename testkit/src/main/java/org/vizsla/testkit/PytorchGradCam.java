package org.vizsla.testkit;

import java.util.function.UnaryOperator;
import org.vizsla.graph.Tensor;

/** What pytorch-grad-cam does to a class activation map before showing it. */
public final class PytorchGradCam {
    /** Keeps quotients finite if a map is constant. */
    private static final double LEAST_RANGE = 1e-7;

    private PytorchGradCam() {}

    /**
     * A map scaled to 0 to 1, upsampled, and scaled again.
     *
     * @param map {@code [N, 1, h, w]}
     * @param upsampling to the image's size, bilinear between the centres of cells
     */
    public static Tensor shown(Tensor map, UnaryOperator<Tensor> upsampling) {
        return minMax(upsampling.apply(minMax(map)));
    }

    /** {@code (map - min) / (max(map - min) + 1e-7)}, image by image. */
    public static Tensor minMax(Tensor map) {
        float[] values = map.floats();
        int row = values.length / map.shape().length(0);
        for (int start = 0; start < values.length; start += row) {
            float least = Float.POSITIVE_INFINITY;
            float most = Float.NEGATIVE_INFINITY;
            for (int i = start; i < start + row; i++) {
                least = Math.min(least, values[i]);
                most = Math.max(most, values[i]);
            }
            for (int i = start; i < start + row; i++) {
                values[i] = (float) ((values[i] - least) / ((double) most - least + LEAST_RANGE));
            }
        }
        return Tensor.ofFloats(map.shape(), values);
    }
}
