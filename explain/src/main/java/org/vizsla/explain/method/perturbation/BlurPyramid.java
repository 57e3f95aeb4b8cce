package org.vizsla.explain.method.perturbation;

import java.nio.FloatBuffer;
import org.vizsla.explain.baseline.GaussianBlur;
import org.vizsla.graph.Tensor;

/**
 * An image that a mask blurs more or less at each pixel: sharp where the mask is 1, blurred with the largest sigma where it is 0, between two of eight levels elsewhere.
 *
 * <p>Source: R. Fong, M. Patrick, A. Vedaldi, Understanding Deep Networks via Extremal Perturbations and Smooth Masks, 2019.
 */
final class BlurPyramid {
    private static final int STEPS = 7;

    private final float[][] levels = new float[STEPS + 1][];

    /** The pyramid of an image {@code [1, C, H, W]}; sigma is in pixels. */
    BlurPyramid(Tensor picture, double sigma) {
        for (int level = 0; level <= STEPS; level++) {
            levels[level] = GaussianBlur.of(sigma * (STEPS - level) / STEPS)
                    .nearest(picture)
                    .floats();
        }
    }

    private static int below(float seen) {
        return Math.max(0, Math.min((int) (seen * STEPS), STEPS - 1));
    }

    /** Writes the image as a mask {@code [H * W]} shows it. */
    void through(float[] mask, FloatBuffer into) {
        for (int pixel = 0; pixel < mask.length; pixel++) {
            int level = below(mask[pixel]);
            float part = mask[pixel] * STEPS - level;
            for (int i = pixel; i < levels[level].length; i += mask.length) {
                float low = levels[level][i];
                into.put(i, low + part * (levels[level + 1][i] - low));
            }
        }
    }

    /** The gradient with respect to the mask, from that with respect to the image. */
    float[] pullBack(float[] mask, float[] gradient) {
        float[] result = new float[mask.length];
        for (int pixel = 0; pixel < mask.length; pixel++) {
            int level = below(mask[pixel]);
            for (int i = pixel; i < gradient.length; i += mask.length) {
                result[pixel] += gradient[i] * STEPS * (levels[level + 1][i] - levels[level][i]);
            }
        }
        return result;
    }
}
