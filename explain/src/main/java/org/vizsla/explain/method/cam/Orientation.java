package org.vizsla.explain.method.cam;

/** Which direction of a principal component counts as high: a singular vector has no sign of its own. */
public enum Orientation {
    /**
     * The top left corner counts as low. That is the sign that LAPACK's singular value decomposition gives for feature maps with fewer places than channels, and so
     * what pytorch-grad-cam shows, which takes the vector as it comes.
     */
    CORNER,
    /** Where the layer is active counts as high: the sum over all places of the map times the sum of the channels is not negative. */
    ACTIVE
}
