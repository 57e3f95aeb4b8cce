package org.vizsla.report.folder;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vizsla.evaluate.Region;
import org.vizsla.evaluate.Truth;
import org.vizsla.explain.map.MapState;
import org.vizsla.render.Drawing;
import org.vizsla.render.Enlargement;
import org.vizsla.render.Frame;
import org.vizsla.render.Outline;
import org.vizsla.render.Planes;
import org.vizsla.render.Png;
import org.vizsla.render.explanation.CardPictures;
import org.vizsla.render.explanation.MapPictures;
import org.vizsla.render.explanation.MapScales;
import org.vizsla.render.sheet.Sheet;
import org.vizsla.render.sheet.Thumbnail;
import org.vizsla.report.MapNotices;
import org.vizsla.report.job.ExplainedEntry;
import org.vizsla.report.job.ExplainedMap;
import org.vizsla.report.page.ColourFirst;
import org.vizsla.report.page.DrawnEntry;
import org.vizsla.report.page.DrawnMap;

/** Draws and writes the pictures of one entry: those that its page needs, and those that the user chose. Maps are drawn once, as they come. */
final class EntryPictures {
    /** Outlines of pictures with fewer pixels a side would be coarse. */
    private static final int FINE = 448;

    private final FileNames names;
    private final Path folder;
    private final Saving saving;
    private final Planes image;
    private final BufferedImage original;
    private final Optional<Region> region;
    private final SavedPictures saved;
    private final Map<String, DrawnMap> drawn = new HashMap<>();

    /**
     * Writes the pictures that are about no map.
     *
     * @param entry of which some maps are known, or all
     * @param photograph at whose size the chosen ones are drawn, if they are not drawn at the network's
     */
    EntryPictures(ExplainedEntry entry, FileNames names, Path folder, Saving saving, Optional<Frame> photograph) {
        this.names = names;
        this.folder = folder;
        this.saving = saving;
        image = Planes.of(entry.image(), 0).showing(saving.bands());
        original = Drawing.original(image);
        region = entry.truth().map(Truth::region);
        saved = new SavedPictures(names, folder, saving, original, photograph);
        Png.write(folder.resolve(FileNames.PARTS + names.original()), original);
        if (saving.has(SavedFile.ORIGINAL)) {
            Png.write(folder.resolve(names.original()), original);
        }
        region.ifPresent(known -> Png.write(folder.resolve(FileNames.PARTS + names.outline()), line(known)));
    }

    /** Writes the pictures of those of an entry's maps that were not written yet, and returns the entry with all of them. */
    DrawnEntry write(ExplainedEntry entry) {
        Map<String, DrawnMap> maps = new LinkedHashMap<>();
        entry.maps().forEach((method, map) -> {
            if (map.isSpatial()) {
                maps.put(method, drawn.computeIfAbsent(method, fresh -> draw(fresh, map)));
            }
        });
        BufferedImage shown =
                region.map(known -> Outline.around(original, known.pixels())).orElse(original);
        return new DrawnEntry(entry, FileNames.PARTS, names.suffix(), Optional.of(shown), maps);
    }

    private DrawnMap draw(String method, ExplainedMap explained) {
        Planes map = Planes.of(explained.values(), 0).showing(saving.bands());
        MapState state = explained.findings().state();
        MapPictures pictures =
                MapPictures.of(map, image, MapNotices.ofValues(method, state), MapNotices.ofSums(method, state));
        CardPictures files = files(method, pictures);
        Png.write(folder.resolve(files.layer()), pictures.smooth().layer());
        files.rawLayer()
                .ifPresent(
                        name -> Png.write(folder.resolve(name), pictures.map().layer()));
        Png.write(folder.resolve(files.heat()), pictures.heat());
        Png.write(folder.resolve(files.strength()), pictures.strength());
        files.colours()
                .ifPresent(name ->
                        Png.write(folder.resolve(name), pictures.colours().orElseThrow()));
        saved.write(method, map, pictures, state, region);
        Optional<BufferedImage> thumbnail = saving.has(SavedFile.SHEET)
                ? Optional.of(Thumbnail.of(outlined(first(method, pictures), state), Sheet.CELL))
                : Optional.empty();
        return new DrawnMap(files, MapNotices.line(method, state), explained.scores(), thumbnail);
    }

    /** What is seen of a map first. */
    private BufferedImage first(String method, MapPictures pictures) {
        return pictures.colours()
                .filter(colours -> ColourFirst.is(method) && pictures.scales().isPresent())
                .orElseGet(() -> pictures.over(original));
    }

    private CardPictures files(String method, MapPictures pictures) {
        boolean smoothed = pictures.scales().flatMap(MapScales::smooth).isPresent();
        return new CardPictures(
                names.part(method, FileNames.Part.LAYER),
                smoothed ? Optional.of(names.part(method, FileNames.Part.LAYER_RAW)) : Optional.empty(),
                names.part(method, FileNames.Part.MAP),
                names.part(method, FileNames.Part.STRENGTH),
                pictures.colours().map(colours -> names.part(method, FileNames.Part.COLOUR)),
                saved.overlay(method),
                saving.has(SavedFile.ARRAY) ? Optional.of(FileNames.array(method)) : Optional.empty(),
                pictures.scales());
    }

    private BufferedImage outlined(BufferedImage over, MapState state) {
        return region.filter(known -> state.hasVisibleSums())
                .map(known -> Outline.around(over, known.pixels()))
                .orElse(over);
    }

    private static BufferedImage line(Region region) {
        int times = Enlargement.toReach(FINE, Math.min(region.width(), region.height()));
        return Outline.alone(
                Outline.enlarged(region.pixels(), region.width(), times),
                region.height() * times,
                region.width() * times);
    }
}
