package org.vizsla.report.source;

import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;
import org.vizsla.models.labels.Labels;
import org.vizsla.models.npy.Npy;
import org.vizsla.models.picture.PictureReader;

/**
 * A file: an image, or an {@code .npy} array of one or more that are preprocessed already.
 *
 * @param inFolder whether it was found in a folder that the user named
 */
public record FileSource(Path file, boolean inFolder) implements Source {
    /** Whether a file holds an array, by its name. */
    public static boolean isArray(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".npy");
    }

    @Override
    public String name() {
        return file.getFileName().toString();
    }

    @Override
    public String origin() {
        return file.toString();
    }

    @Override
    public OpenedSource open() {
        return isArray(file)
                ? new OpenedArray(origin(), Npy.read(file))
                : OpenedPicture.of(origin(), PictureReader.bytes(file));
    }

    /**
     * {@inheritDoc}
     *
     * <p>An image in a folder that is named after a class, by index or WordNet identifier ({@code viz/211/dog.jpg}, {@code val/n02100583/dog.jpg}), has that class, if it
     * was found in a folder that the user named.
     */
    @Override
    public OptionalInt impliedClass(Labels labels) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        Path last = folder == null ? null : folder.getFileName();
        String name = last == null || !inFolder ? "" : last.toString();
        if (name.matches("\\d{1,6}") && Integer.parseInt(name) < labels.size()) {
            return OptionalInt.of(Integer.parseInt(name));
        }
        for (int index = 0; index < labels.size(); index++) {
            if (!name.isEmpty() && labels.wnid(index).equals(name)) {
                return OptionalInt.of(index);
            }
        }
        return OptionalInt.empty();
    }
}
