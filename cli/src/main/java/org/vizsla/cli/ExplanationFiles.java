package org.vizsla.cli;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Explanation;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.npy.Npy;
import org.vizsla.render.Drawing;
import org.vizsla.render.Notice;
import org.vizsla.render.Planes;
import org.vizsla.render.Png;
import org.vizsla.render.gallery.SamplePictures;
import org.vizsla.render.heat.ColourBar;
import org.vizsla.render.heat.HeatMap;

/** The pictures and arrays of one explanation, in a folder; of a batch, the pictures of entry i end in {@code _i}. */
final class ExplanationFiles {
    private static final double OPACITY = 0.85;

    private final Model model;
    private final Tensor input;
    private final Explanation explanation;
    private final Optional<Truth> truth;
    private final Path folder;

    /** Files of an explanation; the truth, where it is known, is about the only entry of the batch. */
    ExplanationFiles(Model model, Tensor input, Explanation explanation, Optional<Truth> truth, Path folder) {
        this.model = model;
        this.input = input;
        this.explanation = explanation;
        this.truth = truth;
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

    /** Writes all files and answers what {@code result.json} says of each method. */
    Map<String, Object> write(List<AttributionMethod> methods, boolean raw) {
        boolean drawable = model.channels() == 3 || model.channels() == 1;
        int rows = explanation.targets().size();
        for (int row = 0; row < rows && drawable; row++) {
            Png.write(folder.resolve("original" + suffix(row) + ".png"), Drawing.original(planes(input, row)));
        }
        Map<String, Object> written = new LinkedHashMap<>();
        for (AttributionMethod method : methods) {
            Tensor map = explanation.map(method.name());
            if (raw) {
                Npy.write(folder.resolve(method.name() + ".npy"), map);
            }
            List<Map<String, Object>> checks = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                Planes planes = planes(map, row);
                draw(method.name(), row, planes, drawable);
                checks.add(check(method.name(), planes, map.rows(row, 1).floats()));
            }
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("shape", map.shape().sizes());
            entry.put("parameters", Map.of());
            entry.put("self_checks", checks);
            truth.ifPresent(known -> entry.put("energy_inside", known.energyInside(map)));
            written.put(method.name(), entry);
        }
        return written;
    }

    private void draw(String method, int row, Planes map, boolean drawable) {
        String base = method + suffix(row);
        Png.write(folder.resolve(base + ".png"), Drawing.gradientSaliency(map));
        truth.ifPresent(known -> Png.write(
                folder.resolve(method + "_outlined" + suffix(row) + ".png"),
                SamplePictures.outlined(map, known.pixels())));
        if (drawable) {
            Png.write(folder.resolve(method + "_colour" + suffix(row) + ".png"), Drawing.gradientColours(map));
            HeatMap heat = HeatMap.of("gradient", map);
            BufferedImage over = heat.over(Drawing.original(planes(input, row)), OPACITY);
            Png.write(folder.resolve(method + "_heat" + suffix(row) + ".png"), ColourBar.below(over, heat.limit()));
        }
    }

    private static Map<String, Object> check(String method, Planes map, float[] values) {
        Map<String, Object> check = new LinkedHashMap<>();
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        check.put("finite", map.isFinite());
        if (map.isFinite()) {
            check.put("smallest", least);
            check.put("largest", most);
        }
        Notice.about(method, map).ifPresent(notice -> check.put("notice", notice.line()));
        return check;
    }

    private String suffix(int row) {
        return explanation.targets().size() == 1 ? "" : "_" + row;
    }
}
