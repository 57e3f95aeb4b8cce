package org.vizsla.cli;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.vizsla.evaluate.Pointing;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.Findings;
import org.vizsla.explain.SelfCheck;
import org.vizsla.explain.registry.Methods;
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

    /** Writes all files and answers what {@code result.json} says of each method. */
    Map<String, Object> write(List<AttributionMethod> methods, boolean raw) {
        for (int row = 0; row < rows(); row++) {
            drawn.add(new LinkedHashMap<>());
            String name = originalName(row);
            original(row).ifPresent(picture -> Png.write(folder.resolve(name), picture));
            String outline = outlineName(row);
            truths.get(row).ifPresent(truth -> Png.write(folder.resolve(outline), line(truth)));
        }
        Map<String, Object> written = new LinkedHashMap<>();
        for (AttributionMethod method : methods) {
            Attribution attribution = explanation.attributions().get(method.name());
            if (attribution == null) {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put(
                        "not_applicable",
                        explanation.notApplicable().getOrDefault(method.name(), "it has no meaning for this network"));
                written.put(method.name(), entry);
                continue;
            }
            if (raw) {
                Npy.write(folder.resolve(method.name() + ".npy"), attribution.map());
            }
            List<Map<String, Object>> checks = new ArrayList<>();
            for (int row = 0; row < rows(); row++) {
                if (isMap(attribution)) {
                    drawn.get(row).put(method.name(), draw(method.name(), row, attribution.map(), raw));
                }
                checks.add(check(method.name(), attribution, row));
            }
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("shape", attribution.map().shape().sizes());
            entry.put("parameters", Methods.byName(method.name()).values(method));
            if (!attribution.layers().isEmpty()) {
                entry.put("layers", attribution.layers());
            }
            entry.put("self_checks", checks);
            energies(method.name()).ifPresent(energy -> entry.put("energy_inside", energy));
            hits(method.name()).ifPresent(hit -> entry.put("maximum_inside", hit));
            written.put(method.name(), entry);
        }
        return written;
    }

    private static boolean isMap(Attribution attribution) {
        return attribution.map().shape().rank() == 4;
    }

    private Optional<Object> energies(String method) {
        return each(method, pointing -> Truth.rounded(pointing.energy().share()));
    }

    private Optional<Object> hits(String method) {
        return each(method, pointing -> Truth.rounded(pointing.hit()));
    }

    /** A figure of a batch's only entry, or a list of each entry's. */
    private Optional<Object> each(String method, Function<Pointing, Object> figure) {
        List<Object> figures = new ArrayList<>();
        for (Map<String, DrawnMap> entry : drawn) {
            DrawnMap map = entry.get(method);
            if (map == null || map.pointing().isEmpty()) {
                return Optional.empty();
            }
            figures.add(figure.apply(map.pointing().get()));
        }
        return Optional.of(figures.size() == 1 ? figures.get(0) : figures);
    }

    private DrawnMap draw(String method, int row, Tensor maps, boolean raw) {
        Planes map = planes(maps, row);
        Optional<Truth> truth = truths.get(row);
        MapPictures pictures = MapPictures.of(subject(method), map, original(row), model.width(), model.height());
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
                Thumbnail.of(shown, Sheet.CELL));
    }

    /** What a notice calls the map. */
    static String subject(String method) {
        return method.equals("saliency") ? "gradient" : "map";
    }

    private static BufferedImage line(Truth truth) {
        int times = Enlargement.toReach(FINE, Math.min(truth.width(), truth.height()));
        BitSet region = Outline.enlarged(truth.pixels(), truth.width(), times);
        return Outline.alone(region, truth.width() * times, truth.height() * times);
    }

    private static Map<String, Object> check(String method, Attribution attribution, int row) {
        float[] values = attribution.map().rows(row, 1).floats();
        Map<String, Object> check = new LinkedHashMap<>();
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        boolean finite = true;
        for (float value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
            finite &= Float.isFinite(value);
        }
        check.put("finite", finite);
        if (finite) {
            check.put("smallest", least);
            check.put("largest", most);
        }
        if (isMap(attribution)) {
            Notice.about(subject(method), planes(attribution.map(), row))
                    .ifPresent(notice -> check.put("notice", notice.line()));
        }
        Findings findings = attribution.findings().get(row);
        if (!findings.checks().isEmpty()) {
            check.put(
                    "checks",
                    findings.checks().stream().map(ExplanationFiles::entry).toList());
        }
        if (!findings.notes().isEmpty()) {
            check.put("notes", findings.notes());
        }
        return check;
    }

    private static Map<String, Object> entry(SelfCheck check) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", check.name());
        entry.put("passed", check.passed());
        entry.put("value", Report.number((float) check.value()));
        entry.put("bound", Report.number((float) check.bound()));
        entry.put("words", check.words());
        return entry;
    }
}
