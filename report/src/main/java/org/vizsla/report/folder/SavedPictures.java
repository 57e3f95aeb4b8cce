package org.vizsla.report.folder;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Optional;
import org.vizsla.evaluate.Region;
import org.vizsla.explain.map.MapState;
import org.vizsla.render.Drawing;
import org.vizsla.render.Frame;
import org.vizsla.render.Planes;
import org.vizsla.render.Png;
import org.vizsla.render.explanation.MapPictures;
import org.vizsla.render.gallery.SamplePictures;
import org.vizsla.render.heat.ColourBar;
import org.vizsla.render.heat.HeatMap;
import org.vizsla.report.MapNotices;

/**
 * Writes the pictures of one entry's maps that the user chose, beside the page.
 *
 * @param original the image as the network saw it
 * @param frame the photograph, if maps are drawn at its size; scales are files of their own then
 */
record SavedPictures(FileNames names, Path folder, Saving saving, BufferedImage original, Optional<Frame> frame) {
    /** The map over the image, if it is written. */
    Optional<String> overlay(String method) {
        return saving.has(SavedFile.OVERLAY) ? Optional.of(names.saved(method, SavedFile.OVERLAY)) : Optional.empty();
    }

    void write(String method, Planes map, MapPictures pictures, MapState state, Optional<Region> region) {
        over(method, SavedFile.OVERLAY, pictures, false);
        over(method, SavedFile.HEAT, pictures, true);
        if (saving.has(SavedFile.MAP)) {
            save(method, SavedFile.MAP, frame.map(pictures.map()::placed).orElse(pictures.map()));
        }
        if (saving.has(SavedFile.STRENGTH)) {
            Png.write(file(method, SavedFile.STRENGTH), placed(pictures.strength(), pictures));
        }
        if (saving.has(SavedFile.COLOUR)) {
            pictures.colours()
                    .ifPresent(colours -> Png.write(file(method, SavedFile.COLOUR), placed(colours, pictures)));
        }
        if (saving.has(SavedFile.OUTLINED)) {
            region.filter(known -> map.height() == known.height() && map.width() == known.width())
                    .ifPresent(known -> Png.write(
                            file(method, SavedFile.OUTLINED),
                            SamplePictures.outlined(map, known.pixels(), MapNotices.ofGradient(state))));
        }
    }

    private void over(String method, SavedFile kind, MapPictures pictures, boolean grey) {
        if (!saving.has(kind)) {
            return;
        }
        BufferedImage image = frame.map(Frame::photograph).orElse(original);
        BufferedImage under = grey ? Drawing.greyed(image) : image;
        HeatMap map = frame.map(pictures.smooth()::placed).orElse(pictures.smooth());
        save(method, kind, map, MapPictures.over(map, under));
    }

    private void save(String method, SavedFile kind, HeatMap map) {
        save(method, kind, map, map.picture());
    }

    private void save(String method, SavedFile kind, HeatMap map, BufferedImage picture) {
        if (frame.isEmpty()) {
            Png.write(file(method, kind), ColourBar.below(picture, map));
            return;
        }
        Png.write(file(method, kind), picture);
        if (map.notice().isEmpty()) {
            Png.write(folder.resolve(names.legend(method, kind)), ColourBar.alone(map.scale()));
        }
    }

    private BufferedImage placed(BufferedImage picture, MapPictures pictures) {
        return frame.filter(known -> pictures.notice().isEmpty())
                .map(known -> known.placed(picture))
                .orElse(picture);
    }

    private Path file(String method, SavedFile kind) {
        return folder.resolve(names.saved(method, kind));
    }
}
