package org.vizsla.explain.loop;

import java.nio.FloatBuffer;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.explain.sampling.ImageNoise;
import org.vizsla.graph.Shape;
import org.vizsla.graph.random.Chance;

/**
 * Random points on the paths from random baselines to noisy copies of the image: {@code b + alpha (x + n - b)}, with {@code alpha} uniform; a share is {@code x + n - b}.
 *
 * @param samples how many
 * @param noise the standard deviation of {@code n} as a part of the image's range
 */
public record NoisyPathCopies(int samples, double noise, Baseline baseline) implements Copies {
    public NoisyPathCopies {
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
        return image;
    }

    @Override
    public double write(int index, Original image, FloatBuffer copy, FloatBuffer share) {
        float[] values = image.values();
        Chance chance = image.randomness().of("gradient_shap", index);
        float[] baseline = image.baselines().get(chance.pick(image.baselines().size()));
        double alpha = chance.uniform();
        ImageNoise.of(values, noise).write(values, chance, share);
        for (int i = 0; i < values.length; i++) {
            float way = share.get(i) - baseline[i];
            share.put(i, way);
            copy.put(i, (float) (baseline[i] + alpha * way));
        }
        return 1.0 / samples;
    }
}
