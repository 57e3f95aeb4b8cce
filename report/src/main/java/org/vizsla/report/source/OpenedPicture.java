package org.vizsla.report.source;

import java.util.List;
import java.util.Optional;
import org.vizsla.evaluate.KnownScene;
import org.vizsla.evaluate.SceneNote;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.models.input.ImageSize;
import org.vizsla.models.input.InputForm;
import org.vizsla.models.picture.Picture;
import org.vizsla.models.picture.PictureReader;
import org.vizsla.models.picture.Preprocessing;

/**
 * An image, and the note in its file.
 *
 * @param note from which the scene that it shows can be drawn again
 */
public record OpenedPicture(Picture picture, Optional<SceneNote> note) implements OpenedSource {
    private static final int LONGEST_SIDE = 1024;

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
    public SourceImages images(Model model, Preprocessing preprocessing) {
        int channels = model.channels();
        if (channels != 1 && channels != 3) {
            throw new VizslaException("'" + model.name() + "' takes " + channels
                    + " channels, and images have 3, or 1 when grey; give it arrays (.npy)");
        }
        return new SourceImages(
                preprocessing.apply(picture),
                notes(picture, model),
                Optional.of(picture),
                Optional.of(preprocessing.seen(picture.height(), picture.width())));
    }

    /** What is done to a picture that is out of the ordinary: it is made grey. */
    public static List<String> notes(Picture picture, Model model) {
        return model.channels() == 1 && !picture.isGrey()
                ? List.of("colour images are made grey: '" + model.name() + "' takes 1 channel")
                : List.of();
    }

    @Override
    public Optional<ImageSize> size(InputForm form) {
        return Optional.of(size(picture.height(), picture.width()));
    }

    @Override
    public Optional<KnownScene> scene(Preprocessing preprocessing) {
        return note.flatMap(known -> KnownScene.of(known, picture, preprocessing));
    }

    @Override
    public boolean isArray() {
        return false;
    }

    /** The size of a picture; of one with longer sides, it is scaled down to that, its aspect kept. */
    private static ImageSize size(int height, int width) {
        double scale = Math.min(1, LONGEST_SIDE / (double) Math.max(height, width));
        return new ImageSize(
                Math.max(1, (int) Math.round(height * scale)), Math.max(1, (int) Math.round(width * scale)));
    }
}
