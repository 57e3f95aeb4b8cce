package org.vizsla.explain.perturbation;

import boofcv.alg.filter.blur.GBlurImageOps;
import boofcv.struct.image.GrayF32;
import java.util.Arrays;
import org.vizsla.graph.Tensor;

/** What the covered parts of a picture show instead. */
public enum Cover {
    /** Zeros: for networks that subtract the mean of their training pictures, that mean. */
    ZERO,
    /** The picture's own mean of each channel. */
    MEAN,
    /** The picture, blurred by a Gaussian with a sigma of a tenth of its height. */
    BLUR;

    private static final double BLURRED_PART = 0.1;

    /** The values that stand in for those of a picture, FLOAT32 {@code [1, C, H, W]}; row-major. */
    float[] of(Tensor picture) {
        float[] values = picture.floats();
        int height = Math.toIntExact(picture.shape().size(2));
        int width = Math.toIntExact(picture.shape().size(3));
        return switch (this) {
            case ZERO -> new float[values.length];
            case MEAN -> means(values, height * width);
            case BLUR -> blurred(values, height, width, BLURRED_PART * height);
        };
    }

    private static float[] means(float[] values, int pixels) {
        float[] means = new float[values.length];
        for (int start = 0; start < values.length; start += pixels) {
            double sum = 0;
            for (int i = start; i < start + pixels; i++) {
                sum += values[i];
            }
            Arrays.fill(means, start, start + pixels, (float) (sum / pixels));
        }
        return means;
    }

    /** Each plane {@code [height, width]} of the values, blurred; at the border only what is inside counts. */
    static float[] blurred(float[] values, int height, int width, double sigma) {
        float[] blurred = new float[values.length];
        int pixels = height * width;
        for (int start = 0; start < values.length; start += pixels) {
            GrayF32 plane = new GrayF32(width, height);
            System.arraycopy(values, start, plane.data, 0, pixels);
            GrayF32 result = new GrayF32(width, height);
            GBlurImageOps.gaussian(plane, result, sigma, -1, null);
            System.arraycopy(result.data, 0, blurred, start, pixels);
        }
        return blurred;
    }
}
