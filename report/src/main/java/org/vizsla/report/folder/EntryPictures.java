package org.vizsla.report.folder;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vizsla.evaluate.Region;
import org.vizsla.evaluate.Truth;
import org.vizsla.explain.map.MapState;
import org.vizsla.render.Bands;
import org.vizsla.render.Drawing;
import org.vizsla.render.Enlargement;
import org.vizsla.render.Outline;
import org.vizsla.render.Planes;
import org.vizsla.render.Png;
import org.vizsla.render.explanation.CardPictures;
import org.vizsla.render.explanation.MapPictures;
import org.vizsla.render.explanation.MapScales;
import org.vizsla.render.gallery.SamplePictures;
import org.vizsla.render.sheet.Sheet;
import org.vizsla.render.sheet.Thumbnail;
import org.vizsla.report.MapNotices;
import org.vizsla.report.job.ExplainedEntry;
import org.vizsla.report.job.ExplainedMap;
import org.vizsla.report.page.DrawnEntry;
import org.vizsla.report.page.DrawnMap;

/**
 * Draws and writes the pictures of one entry.
 *
 * @param suffix what the names of its files end in, before the dot
 * @param raw whether the values are written too
 * @param bands the channels that are drawn in colour
 */
record EntryPictures(ExplainedEntry entry, String suffix, Path folder, boolean raw, Bands bands) {
    /** Outlines of pictures with fewer pixels a side would be coarse. */
    private static final int FINE = 448;

    DrawnEntry write() {
        Planes image = Planes.of(entry.image(), 0).showing(bands);
        BufferedImage original = Drawing.original(image);
        Png.write(folder.resolve(DrawnEntry.originalName(suffix)), original);
        Optional<Region> region = entry.truth().map(Truth::region);
        region.ifPresent(known -> Png.write(folder.resolve(DrawnEntry.outlineName(suffix)), line(known)));
        Map<String, DrawnMap> maps = new LinkedHashMap<>();
        entry.maps().forEach((method, map) -> {
            if (map.isSpatial()) {
                maps.put(method, draw(method, map, image, region));
            }
        });
        BufferedImage shown =
                region.map(known -> Outline.around(original, known.pixels())).orElse(original);
        return new DrawnEntry(entry, suffix, Optional.of(shown), maps);
    }

    private DrawnMap draw(String method, ExplainedMap explained, Planes image, Optional<Region> region) {
        Planes map = Planes.of(explained.values(), 0).showing(bands);
        MapState state = explained.findings().state();
        MapPictures pictures =
                MapPictures.of(map, image, MapNotices.ofValues(method, state), MapNotices.ofSums(method, state));
        String end = suffix + ".png";
        boolean smoothed = pictures.scales().flatMap(MapScales::smooth).isPresent();
        CardPictures files = new CardPictures(
                method + "_heat" + end,
                method + "_layer" + end,
                smoothed ? Optional.of(method + "_layer_raw" + end) : Optional.empty(),
                method + "_map" + end,
                method + end,
                pictures.colours().map(colours -> method + "_colour" + end),
                raw ? Optional.of(method + ".npy") : Optional.empty(),
                pictures.scales());
        Png.write(folder.resolve(files.over()), pictures.overWithScale());
        if (pictures.scales().isPresent()) {
            Png.write(folder.resolve(files.layer()), pictures.smooth().layer());
            files.rawLayer()
                    .ifPresent(name ->
                            Png.write(folder.resolve(name), pictures.map().layer()));
        }
        Png.write(folder.resolve(files.heat()), pictures.heatWithScale());
        Png.write(folder.resolve(files.strength()), pictures.strength());
        pictures.colours().ifPresent(colours -> Png.write(folder.resolve(method + "_colour" + end), colours));
        region.filter(known -> map.height() == known.height() && map.width() == known.width())
                .ifPresent(known -> Png.write(
                        folder.resolve(method + "_outlined" + end),
                        SamplePictures.outlined(map, known.pixels(), MapNotices.ofGradient(state))));
        BufferedImage over = pictures.over();
        BufferedImage shown = region.filter(known -> state.hasVisibleSums())
                .map(known -> Outline.around(over, known.pixels()))
                .orElse(over);
        return new DrawnMap(files, MapNotices.line(method, state), explained.scores(), Thumbnail.of(shown, Sheet.CELL));
    }

    private static BufferedImage line(Region region) {
        int times = Enlargement.toReach(FINE, Math.min(region.width(), region.height()));
        return Outline.alone(
                Outline.enlarged(region.pixels(), region.width(), times),
                region.height() * times,
                region.width() * times);
    }
}
