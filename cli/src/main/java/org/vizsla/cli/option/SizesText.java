package org.vizsla.cli.option;

import java.util.Optional;
import org.vizsla.models.input.ImageSize;
import picocli.CommandLine.ITypeConverter;

/** Reads what {@code --size} takes: a size of the network's images, or {@code original}. */
final class SizesText implements ITypeConverter<SizesText.Choice> {
    private static final String ORIGINAL = "original";

    /**
     * A size.
     *
     * @param size of the network's images; empty for pictures of maps at the size of the photograph
     */
    record Choice(Optional<ImageSize> size) {}

    @Override
    public Choice convert(String text) {
        return new Choice(
                text.strip().equalsIgnoreCase(ORIGINAL) ? Optional.empty() : Optional.of(new SizeText().convert(text)));
    }
}
