package org.vizsla.optimize.dream;

import org.vizsla.graph.VizslaException;

/**
 * How a dream goes.
 *
 * @param octaves sizes that are dreamt at, one after the other, from small to large
 * @param octaveScale from one size to the next
 * @param steps at each size
 * @param learningRate how far pixels move in a step on average, where the picture goes from 0 to 1
 */
public record DreamSettings(int octaves, double octaveScale, int steps, double learningRate) {
    /** As in the authors' code: 4 sizes, 10 steps each, 1.5 grey levels a step. */
    public static final DreamSettings DEFAULT = new DreamSettings(4, 1.4, 10, 1.5 / 255);

    public DreamSettings {
        if (octaves < 1 || octaves > 16 || octaveScale <= 1 || octaveScale > 4 || steps < 1 || !(learningRate > 0)) {
            throw new VizslaException(
                    "a dream has 1 to 16 octaves, a scale above 1 up to 4, at least one step, and a rate above 0");
        }
    }

    public DreamSettings withSteps(int count) {
        return new DreamSettings(octaves, octaveScale, count, learningRate);
    }

    public DreamSettings withOctaves(int count) {
        return new DreamSettings(count, octaveScale, steps, learningRate);
    }
}
