package org.vizsla.explain.baseline;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.picture.Picture;
import org.vizsla.models.picture.PictureReader;

/** Reads the images that parameters name, such as {@code baseline=picture:FILE}. Where strangers may choose parameters, this decides which files they can read. */
@FunctionalInterface
public interface ImageFiles {
    /** Reads no file. */
    ImageFiles REFUSED = name -> {
        throw new VizslaException("the baseline picture:" + name + " is a file, and files are not read here; take "
                + "another baseline, or open the explainer with ExplainerSettings.withFiles");
    };

    /** Reads any file, by its path. */
    ImageFiles BY_PATH = name -> {
        try {
            return PictureReader.read(Path.of(name));
        } catch (InvalidPathException e) {
            throw new VizslaException("'" + name + "' cannot be the path of an image", e);
        }
    };

    /**
     * Reads an image.
     *
     * @param name as the parameter has it
     * @throws VizslaException if there is none of this name, or it may not be read
     */
    Picture read(String name);
}
