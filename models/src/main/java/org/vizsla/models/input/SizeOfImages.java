package org.vizsla.models.input;

import java.util.Optional;

/** How large the images are that are to be explained; of arrays that depends on which of their axes are which. */
@FunctionalInterface
public interface SizeOfImages {
    /** There are none yet. */
    SizeOfImages UNKNOWN = form -> Optional.empty();

    /**
     * Their size for a network.
     *
     * @param form what the network takes
     */
    Optional<ImageSize> of(InputForm form);
}
