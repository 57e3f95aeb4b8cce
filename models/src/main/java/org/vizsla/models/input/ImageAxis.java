package org.vizsla.models.input;

/** An axis of a batch of images, in the order that all graphs here have: {@code [N, C, H, W]}. */
public enum ImageAxis {
    BATCH,
    CHANNEL,
    HEIGHT,
    WIDTH
}
