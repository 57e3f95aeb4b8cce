package org.vizsla.optimize.visualize.regularization;

import java.util.Arrays;
import org.vizsla.explain.baseline.GaussianBlur;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.optimize.visualize.parameterization.Canvas;

/**
 * What {@link Regularization} does to pixels after a step: they decay, are blurred, and those that matter little become grey.
 *
 * @param canvas the size of a picture
 */
public record AfterStep(Regularization regularization, Canvas canvas) {
    /**
     * Changes the pixels of all pictures, which are 0 where they are grey.
     *
     * @param pixels {@code [pictures, C, H, W]}
     * @param slope of the objective, in the same shape
     * @param step from 0
     */
    public void apply(float[] pixels, float[] slope, int step) {
        if (!regularization.followsSteps()) {
            return;
        }
        float kept = (float) (1 - regularization.decay());
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] *= kept;
        }
        if (regularization.blur() > 0 && (step + 1) % regularization.blurEvery() == 0) {
            blur(pixels);
        }
        for (int first = 0; first < pixels.length; first += canvas.values()) {
            clip(pixels, first, norms(pixels, first), regularization.smallNorms());
            clip(pixels, first, contributions(pixels, slope, first), regularization.smallContributions());
        }
    }

    private void blur(float[] pixels) {
        Tensor planes = Tensor.ofFloats(
                Shape.of(pixels.length / (canvas.height() * canvas.width()), canvas.height(), canvas.width()), pixels);
        System.arraycopy(GaussianBlur.of(regularization.blur()).nearest(planes).floats(), 0, pixels, 0, pixels.length);
    }

    private float[] norms(float[] pixels, int first) {
        float[] squares = new float[canvas.height() * canvas.width()];
        for (int i = 0; i < canvas.values(); i++) {
            squares[i % squares.length] += pixels[first + i] * pixels[first + i];
        }
        return squares;
    }

    /** How much the objective would fall, to first order, if a pixel became grey. */
    private float[] contributions(float[] pixels, float[] slope, int first) {
        float[] sums = new float[canvas.height() * canvas.width()];
        for (int i = 0; i < canvas.values(); i++) {
            sums[i % sums.length] += pixels[first + i] * slope[first + i];
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Math.abs(sums[i]);
        }
        return sums;
    }

    /** Makes a share of a picture's pixels grey, those whose measure is least. */
    private void clip(float[] pixels, int first, float[] measures, double share) {
        int count = (int) (share * measures.length);
        if (count == 0) {
            return;
        }
        float[] sorted = measures.clone();
        Arrays.sort(sorted);
        float least = sorted[count - 1];
        for (int i = 0; i < canvas.values(); i++) {
            if (measures[i % measures.length] <= least) {
                pixels[first + i] = 0;
            }
        }
    }
}
