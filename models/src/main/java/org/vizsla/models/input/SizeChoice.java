package org.vizsla.models.input;

import java.util.Optional;

/**
 * At which size a network takes images, where it leaves that open.
 *
 * @param asked by the user; else it is that of the images, if the network runs at it, or else a usual one
 * @param images says how large the images are that are to be explained
 */
public record SizeChoice(Optional<ImageSize> asked, SizeOfImages images) {
    /** Nobody asks, and there are no images yet. */
    public static final SizeChoice DEFAULT = new SizeChoice(Optional.empty(), SizeOfImages.UNKNOWN);

    public static SizeChoice of(ImageSize asked) {
        return new SizeChoice(Optional.of(asked), SizeOfImages.UNKNOWN);
    }
}
