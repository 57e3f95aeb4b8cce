package org.vizsla.cli;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Explanation;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.npy.Npy;
import org.vizsla.render.Drawing;
import org.vizsla.render.Enlargement;
import org.vizsla.render.Notice;
import org.vizsla.render.Outline;
import org.vizsla.render.Planes;
import org.vizsla.render.Png;
import org.vizsla.render.explanation.CardPictures;
import org.vizsla.render.explanation.MapPictures;
import org.vizsla.render.gallery.SamplePictures;
import org.vizsla.render.sheet.Sheet;
import org.vizsla.render.sheet.Thumbnail;

/** The pictures and arrays of one explanation, in a folder; of a batch, the pictures of entry i end in {@code _i}. */
final class ExplanationFiles {
    /** Outlines of pictures with fewer pixels a side would be coarse. */
    private static final int FINE = 448;

    private final Model model;
    private final Tensor input;
    private final Explanation explanation;
    private final List<Optional<Truth>> truths;
    private final Path folder;
    private final List<Map<String, DrawnMap>> drawn = new ArrayList<>();

    /** Files of an explanation, with the truth about each entry of the batch where it is known. */
    ExplanationFiles(Model model, Tensor input, Explanation explanation, List<Optional<Truth>> truths, Path folder) {
        this.model = model;
        this.input = input;
        this.explanation = explanation;
        this.truths = List.copyOf(truths);
        this.folder = folder;
    }

    /** Planes of one entry of a batch {@code [N, C, H, W]}. */
    static Planes planes(Tensor batch, int row) {
        int[] sizes = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            sizes[axis] = Math.toIntExact(batch.shape().size(axis + 1));
        }
        return Planes.of(sizes[0], sizes[1], sizes[2], batch.rows(row, 1).floats());
    }

    int rows() {
        return explanation.targets().size();
    }

    /** What the names of the files of an entry end in, before the dot. */
    String suffix(int row) {
        return rows() == 1 ? "" : "_" + row;
    }

    /** The picture of an entry, if its channels are those of one. */
    Optional<BufferedImage> original(int row) {
        return model.channels() == 3 || model.channels() == 1
                ? Optional.of(Drawing.original(planes(input, row)))
                : Optional.empty();
    }

    /** The same with a line around what it is known to show. */
    Optional<BufferedImage> outlined(int row) {
        return original(row)
                .map(shown -> truths.get(row)
                        .map(truth -> Outline.around(shown, truth.pixels()))
                        .orElse(shown));
    }

    String originalName(int row) {
        return "original" + suffix(row) + ".png";
    }

    String outlineName(int row) {
        return "outline" + suffix(row) + ".png";
    }

    /** The truth about the picture of an entry. */
    Optional<Truth> truth(int row) {
        return truths.get(row);
    }

    /** The maps of an entry that were drawn, by method. */
    Map<String, DrawnMap> drawn(int row) {
        return drawn.get(row);
    }

    /**
     * Writes all files.
     *
     * @param finished is called with each entry once its files are there, while its maps have their thumbnails
     */
    void write(List<AttributionMethod> methods, boolean raw, IntConsumer finished) {
        List<String> explained = methods.stream()
                .map(AttributionMethod::name)
                .filter(explanation.attributions()::containsKey)
                .toList();
        if (raw) {
            explained.forEach(method -> Npy.write(folder.resolve(method + ".npy"), explanation.map(method)));
        }
        for (int row = 0; row < rows(); row++) {
            String name = originalName(row);
            original(row).ifPresent(picture -> Png.write(folder.resolve(name), picture));
            String outline = outlineName(row);
            truths.get(row).ifPresent(truth -> Png.write(folder.resolve(outline), line(truth)));
            Map<String, DrawnMap> maps = new LinkedHashMap<>();
            for (String method : explained) {
                Tensor map = explanation.map(method);
                if (map.shape().rank() == 4) {
                    maps.put(method, draw(method, row, map, raw));
                }
            }
            drawn.add(maps);
            finished.accept(row);
            maps.replaceAll((method, map) -> map.withoutThumbnail());
        }
    }

    private DrawnMap draw(String method, int row, Tensor maps, boolean raw) {
        Planes map = planes(maps, row);
        Optional<Truth> truth = truths.get(row);
        MapPictures pictures = MapPictures.of(subject(method), map, planes(input, row));
        String end = suffix(row) + ".png";
        CardPictures files = new CardPictures(
                method + "_heat" + end,
                method + "_map" + end,
                method + end,
                pictures.colours().map(colours -> method + "_colour" + end),
                raw ? Optional.of(method + ".npy") : Optional.empty(),
                pictures.notice().isPresent()
                        ? Optional.empty()
                        : Optional.of(pictures.map().scale()));
        Png.write(folder.resolve(files.over()), pictures.overWithScale());
        Png.write(folder.resolve(files.heat()), pictures.heatWithScale());
        Png.write(folder.resolve(files.strength()), pictures.strength());
        pictures.colours().ifPresent(colours -> Png.write(folder.resolve(method + "_colour" + end), colours));
        BitSet animal = truth.map(Truth::pixels).orElseGet(BitSet::new);
        if (truth.isPresent() && map.width() == model.width() && map.height() == model.height()) {
            Png.write(folder.resolve(method + "_outlined" + end), SamplePictures.outlined(map, animal));
        }
        BufferedImage shown = truth.isPresent() && pictures.notice().isEmpty()
                ? Outline.around(pictures.over(), animal)
                : pictures.over();
        return new DrawnMap(
                files,
                pictures.notice().map(Notice::line),
                truth.map(known -> known.pointing(maps.rows(row, 1))),
                Optional.of(Thumbnail.of(shown, Sheet.CELL)));
    }

    /** What a notice calls the map. */
    static String subject(String method) {
        return method.equals("saliency") ? "gradient" : method;
    }

    private static BufferedImage line(Truth truth) {
        int times = Enlargement.toReach(FINE, Math.min(truth.width(), truth.height()));
        BitSet region = Outline.enlarged(truth.pixels(), truth.width(), times);
        return Outline.alone(region, truth.height() * times, truth.width() * times);
    }
}
