package org.vizsla.explain.loop;

import java.nio.FloatBuffer;
import org.vizsla.explain.sampling.ImageNoise;
import org.vizsla.graph.Shape;

/**
 * Noisy copies of the image: {@code x + n} with {@code n} normal, of the standard deviation {@code noise (max x - min x)}; each has the weight {@code 1 / samples}.
 *
 * @param samples how many
 * @param noise its standard deviation as a part of the image's range
 */
public record NoiseCopies(int samples, double noise) implements Copies {
    public NoiseCopies {
        if (samples < 1 || !(noise >= 0)) {
            throw new IllegalArgumentException(samples + " samples with noise " + noise);
        }
    }

    @Override
    public int count(Shape image, int baselines) {
        return samples;
    }

    @Override
    public Shape share(Shape image) {
        return Shape.of();
    }

    @Override
    public double write(int index, Original image, FloatBuffer copy, FloatBuffer share) {
        ImageNoise.of(image.values(), noise)
                .write(image.values(), image.randomness().of("noise", index), copy);
        return 1.0 / samples;
    }
}
