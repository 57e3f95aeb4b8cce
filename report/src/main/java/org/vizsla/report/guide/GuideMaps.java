package org.vizsla.report.guide;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vizsla.evaluate.Truth;
import org.vizsla.explain.map.MapState;
import org.vizsla.graph.AtomicFile;
import org.vizsla.render.Drawing;
import org.vizsla.render.Jpeg;
import org.vizsla.render.Outline;
import org.vizsla.render.Percentage;
import org.vizsla.render.Planes;
import org.vizsla.render.explanation.MapPictures;
import org.vizsla.render.guide.GuideBodies.Picture;
import org.vizsla.render.heat.ColourBar;
import org.vizsla.report.MapNotices;
import org.vizsla.report.job.ExplainedEntry;
import org.vizsla.report.job.ExplainedMap;

/**
 * One image, explained by many methods, as small pictures for the guide.
 *
 * @param folder of the guide
 * @param name of the image: the folder of its pictures
 * @param about the network and its answer
 */
record GuideMaps(Path folder, String name, String about) {
    /** Writes a picture of each map that has places, and returns them by method. */
    Map<String, Picture> write(ExplainedEntry entry) {
        Planes image = Planes.of(entry.image(), 0);
        Map<String, Picture> pictures = new LinkedHashMap<>();
        entry.maps().forEach((method, map) -> {
            if (map.isSpatial()) {
                String file = "pictures/" + name + "/" + method + ".jpg";
                AtomicFile.write(folder.resolve(file), Jpeg.encode(drawn(method, map, image, entry.truth())));
                pictures.put(method, picture(method, file));
            }
        });
        return pictures;
    }

    Picture picture(String method, String file) {
        return new Picture(file, "The map of " + method + " over the image", about);
    }

    private static BufferedImage drawn(String method, ExplainedMap map, Planes image, Optional<Truth> truth) {
        MapState state = map.findings().state();
        MapPictures pictures = MapPictures.of(
                Planes.of(map.values(), 0),
                image,
                MapNotices.ofValues(method, state),
                MapNotices.ofSums(method, state));
        BufferedImage over = pictures.over(Drawing.original(image));
        BufferedImage outlined = truth.filter(known -> state.hasVisibleSums())
                .map(known -> Outline.around(over, known.region().pixels()))
                .orElse(over);
        return ColourBar.below(outlined, pictures.smooth());
    }

    /** What the network answered, for a caption. */
    static String answer(String network, ExplainedEntry entry) {
        return network + ": " + entry.target().name() + ", "
                + Percentage.of(entry.target().probability());
    }
}
