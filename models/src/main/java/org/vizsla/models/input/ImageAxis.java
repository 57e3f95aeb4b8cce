package org.vizsla.models.input;

import java.util.List;

/** An axis of a batch of images, in the order that all graphs here have: {@code [N, C, H, W]}. */
public enum ImageAxis {
    BATCH,
    CHANNEL,
    HEIGHT,
    WIDTH;

    static final List<ImageAxis> ORDER = List.of(values());
}
