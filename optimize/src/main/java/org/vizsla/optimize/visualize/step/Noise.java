package org.vizsla.optimize.visualize.step;

import java.nio.FloatBuffer;
import java.util.SplittableRandom;
import org.vizsla.graph.random.Chance;

/** Normal noise, fast: each number is one of 65,536 that were drawn before. */
public final class Noise {
    private static final int COUNT = 1 << 16;

    private final float[] drawn = new float[COUNT];

    /**
     * Noise of a deviation.
     *
     * @param chance draws the numbers to choose from
     */
    public Noise(double deviation, Chance chance) {
        for (int i = 0; i < COUNT; i++) {
            drawn[i] = (float) (deviation * chance.normal());
        }
    }

    /**
     * Writes numbers from where the buffer is.
     *
     * @param count how many
     * @param seed the same one gives the same numbers
     */
    public void write(FloatBuffer into, int count, long seed) {
        SplittableRandom stream = new SplittableRandom(seed);
        for (int i = 0; i < count; i += 4) {
            long bits = stream.nextLong();
            for (int part = 0; part < 4 && i + part < count; part++) {
                into.put(drawn[(int) (bits >>> (16 * part)) & (COUNT - 1)]);
            }
        }
    }
}
