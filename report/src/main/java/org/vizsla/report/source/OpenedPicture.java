package org.vizsla.report.source;

import java.util.Optional;
import org.vizsla.evaluate.KnownScene;
import org.vizsla.evaluate.SceneNote;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Picture;
import org.vizsla.models.picture.PictureReader;
import org.vizsla.models.picture.Preprocessing;

/**
 * An image, and the note in its file.
 *
 * @param note from which the scene that it shows can be drawn again
 */
public record OpenedPicture(Picture picture, Optional<SceneNote> note) implements OpenedSource {
    /**
     * Decodes a file.
     *
     * @param name what messages call it
     * @throws VizslaException if it is not an image, or is damaged
     */
    static OpenedPicture of(String name, byte[] file) {
        return new OpenedPicture(PictureReader.read(name, file), SceneNote.in(file));
    }

    @Override
    public Tensor images(Model model, Preprocessing preprocessing) {
        if (model.channels() != 3) {
            throw new VizslaException("'" + model.name() + "' takes " + model.channels()
                    + " channels, and images have 3; give it arrays (.npy)");
        }
        return preprocessing.apply(picture);
    }

    @Override
    public Optional<KnownScene> scene(Preprocessing preprocessing) {
        return note.flatMap(known -> KnownScene.of(known, picture, preprocessing));
    }

    @Override
    public boolean isArray() {
        return false;
    }
}
