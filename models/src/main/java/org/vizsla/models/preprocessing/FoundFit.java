package org.vizsla.models.preprocessing;

import java.util.Optional;
import java.util.function.Function;
import org.vizsla.models.input.ImageSize;
import org.vizsla.models.picture.Fit;

/**
 * A way of fitting images to a network's input that a file tells.
 *
 * @param size that images have afterwards; empty where the way is not followed
 * @param way for a network's input size, which need not be that size: then it is in proportion
 * @param keys under which it was found, for people: {@code size, crop_size}
 * @param source where it was found, for people: {@code config.json says}
 */
record FoundFit(Optional<ImageSize> size, Function<ImageSize, Fit> way, String keys, String source) {
    static FoundFit followed(ImageSize size, Function<ImageSize, Fit> way, String keys) {
        return new FoundFit(Optional.of(size), way, keys, "");
    }

    /** One that is not known here. */
    static FoundFit other(String keys) {
        return new FoundFit(Optional.empty(), size -> Fit.STRETCH, keys, "");
    }

    FoundFit in(String place) {
        return new FoundFit(size, way, keys, place);
    }

    /** A sentence for people about a network's input size. */
    String sentence(ImageSize input) {
        String done = way.apply(input).describe(input.height(), input.width());
        return size.isPresent()
                ? "images are resized as " + source + " (" + keys + "): " + done
                : source + " how images are resized (" + keys + "), but that is not followed: they are " + done;
    }
}
