package org.vizsla.models.input;

import java.util.Optional;

/** The size of the images to be explained; for arrays it depends on the meaning of their axes. */
@FunctionalInterface
public interface SizeOfImages {
    /** No images yet. */
    SizeOfImages UNKNOWN = form -> Optional.empty();

    /**
     * Their size for a network.
     *
     * @param form what the network takes
     */
    Optional<ImageSize> of(InputForm form);

    /** Whether they cannot be resized, as arrays cannot. */
    default boolean isFixed() {
        return false;
    }
}
