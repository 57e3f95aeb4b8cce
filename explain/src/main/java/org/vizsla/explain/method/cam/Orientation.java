package org.vizsla.explain.method.cam;

/** Which of the two directions of a principal component counts as much: a singular vector has no sign of its own. */
public enum Orientation {
    /**
     * The top left corner counts as little. That is how LAPACK's singular value decomposition turns out for feature maps with fewer places than channels, and so
     * what pytorch-grad-cam shows, which takes the vector as it comes.
     */
    CORNER,
    /** Where the layer is active counts as much: the sum over all places of the map times the sum of the channels is not negative. */
    ACTIVE
}
