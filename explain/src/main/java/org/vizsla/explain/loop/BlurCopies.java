package org.vizsla.explain.loop;

import java.nio.FloatBuffer;
import org.vizsla.explain.baseline.GaussianBlur;
import org.vizsla.graph.Shape;

/**
 * The image on its way out of a blur: blurred with the standard deviation {@code most (i + 1/2) / steps}, and zero beyond its border. A share is what comes and goes on the step around it, {@code x_i - x_(i+1)}.
 *
 * @param most the standard deviation at the beginning of the way, in pixels
 */
public record BlurCopies(int steps, double most) implements Copies {
    private static final double MOST = 1000;

    public BlurCopies {
        if (steps < 1 || !(most > 0 && most <= MOST)) {
            throw new IllegalArgumentException(steps + " steps out of a blur of " + most);
        }
    }

    @Override
    public int count(Shape image, int baselines) {
        return steps;
    }

    @Override
    public Shape share(Shape image) {
        return image;
    }

    @Override
    public double write(int index, Original image, FloatBuffer copy, FloatBuffer share) {
        copy.put(0, blurred(image, index + 0.5));
        float[] sharp = blurred(image, index);
        float[] dull = blurred(image, index + 1);
        for (int i = 0; i < sharp.length; i++) {
            share.put(i, sharp[i] - dull[i]);
        }
        return 1;
    }

    /** The image after so many steps into the blur. */
    public float[] blurred(Original image, double step) {
        return GaussianBlur.of(most * step / steps).zeroPadded(image.values(), image.height(), image.width());
    }
}
