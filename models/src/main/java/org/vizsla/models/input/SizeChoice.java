package org.vizsla.models.input;

import java.util.Optional;

/**
 * The size at which a network takes images, where the network leaves it open.
 *
 * @param asked the size the user wants; otherwise it is that of the images, if the network runs at it, or else a common one
 * @param images the size of the images to be explained
 */
public record SizeChoice(Optional<ImageSize> asked, SizeOfImages images) {
    /** No size is asked for, and there are no images yet. */
    public static final SizeChoice DEFAULT = new SizeChoice(Optional.empty(), SizeOfImages.UNKNOWN);

    public static SizeChoice of(ImageSize asked) {
        return new SizeChoice(Optional.of(asked), SizeOfImages.UNKNOWN);
    }
}
