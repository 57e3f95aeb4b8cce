package org.vizsla.explain.sweep;

import org.vizsla.explain.sampling.Randomness;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * What a streamed method explains: why does this image have that score?
 *
 * @param picture preprocessed, FLOAT32 {@code [1, C, H, W]}
 * @param target the class explained, from 0
 * @param score the class score of the image
 */
public record Question(Tensor picture, int target, float score, Randomness randomness) {
    /** {@code [C, H, W]}. */
    public Shape row() {
        return new Shape(picture.shape().dimensions().subList(1, picture.shape().rank()));
    }
}
