package org.vizsla.render;

import java.util.Arrays;
import java.util.Random;

/** Maps of normally distributed values, the same for the same seed. */
public final class RandomPlanes {
    private RandomPlanes() {}

    public static Planes of(long seed, int channels, int height, int width) {
        Random random = new Random(seed);
        float[] values = new float[channels * height * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Planes.of(channels, height, width, values);
    }

    /** A map whose values are all the same. */
    public static Planes constant(float value, int channels, int height, int width) {
        float[] values = new float[channels * height * width];
        Arrays.fill(values, value);
        return Planes.of(channels, height, width, values);
    }
}
