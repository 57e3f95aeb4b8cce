package org.vizsla.models.input;

import java.util.Optional;

/**
 * The size at which a network takes images, where the network leaves it open.
 *
 * @param asked the size the user wants; otherwise it is the one told, or that of the images, if the network runs at it, or else a common one
 * @param told the size that a configuration tells; arrays, which cannot be resized, are not changed by it
 * @param images the size of the images to be explained
 */
public record SizeChoice(Optional<ImageSize> asked, Optional<Told> told, SizeOfImages images) {
    /** No size is asked for, and there are no images yet. */
    public static final SizeChoice DEFAULT = new SizeChoice(Optional.empty(), SizeOfImages.UNKNOWN);

    /**
     * A size that a file tells.
     *
     * @param source for people: {@code config.json says}
     */
    public record Told(ImageSize size, String source) {}

    public SizeChoice(Optional<ImageSize> asked, SizeOfImages images) {
        this(asked, Optional.empty(), images);
    }

    public static SizeChoice of(ImageSize asked) {
        return new SizeChoice(Optional.of(asked), SizeOfImages.UNKNOWN);
    }

    /** The same where a configuration tells a size. */
    public SizeChoice withTold(Optional<Told> other) {
        return new SizeChoice(asked, other, images);
    }
}
