package org.vizsla.explain.loop;

import java.nio.FloatBuffer;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.graph.Shape;

/**
 * Copies of an image, each changed in its own way. Each has a weight, and a share: how much of what the network says about the copy is due to each place or value. The n-th copy depends on the image, the
 * seed and n alone.
 */
public sealed interface Copies permits PathCopies, NoiseCopies, NoisyPathCopies, BlurCopies, MaskCopies, WindowCopies {
    /** How many there are of an image with so many baselines. */
    int count(Shape image, int baselines);

    /**
     * Writes a copy and its share.
     *
     * @param index from 0
     * @param share has room for {@link #share}
     * @return its weight in sums
     */
    double write(int index, Original image, FloatBuffer copy, FloatBuffer share);

    /** The shape of a share for an image {@code [1, C, H, W]}: the image's, one value for each pixel, or {@code []} where it is 1 everywhere. */
    Shape share(Shape image);

    /** What shares are on average over all places and very many copies, where that is known; else 1. */
    default double expectedShare() {
        return 1;
    }

    /** What copies are made of beside the image; zero where it is nothing. */
    default Baseline baseline() {
        return Baseline.ZERO;
    }
}
