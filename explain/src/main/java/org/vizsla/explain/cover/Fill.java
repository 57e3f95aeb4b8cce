package org.vizsla.explain.cover;

/** What covered pixels show. */
public enum Fill {
    /** The colour half way between black and white. */
    GREY,
    /** The image, blurred so much that no object is recognized: by a Gaussian with a standard deviation of a tenth of the shorter side. */
    BLUR,
    /** The mean of the image, for each channel. */
    MEAN,
    /** What is around them, continued smoothly inwards. */
    AROUND
}
