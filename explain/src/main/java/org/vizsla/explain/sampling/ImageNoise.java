package org.vizsla.explain.sampling;

import java.nio.FloatBuffer;
import org.vizsla.graph.random.Chance;

/**
 * Normal noise upon images.
 *
 * @param deviation its standard deviation
 */
public record ImageNoise(double deviation) {
    /** Noise whose standard deviation is a part of an image's range, {@code part (max x - min x)}. */
    public static ImageNoise of(float[] image, double part) {
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float value : image) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return new ImageNoise(part * ((double) most - least));
    }

    /** Writes one noisy copy. */
    public void write(float[] image, Chance chance, FloatBuffer copy) {
        if (deviation == 0) {
            copy.put(0, image);
            return;
        }
        for (int i = 0; i < image.length; i++) {
            copy.put(i, (float) (image[i] + deviation * chance.normal()));
        }
    }
}
