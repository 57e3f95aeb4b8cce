package org.vizsla.cli;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.Findings;
import org.vizsla.explain.Presentation;
import org.vizsla.explain.SelfCheck;
import org.vizsla.explain.registry.Methods;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.npy.Npy;
import org.vizsla.render.Drawing;
import org.vizsla.render.Notice;
import org.vizsla.render.Planes;
import org.vizsla.render.Png;
import org.vizsla.render.heat.ColourBar;
import org.vizsla.render.heat.HeatMap;

/** The pictures and arrays of one explanation, in a folder; of a batch, the pictures of entry i end in {@code _i}. */
final class ExplanationFiles {
    private static final double OPACITY = 0.85;

    private final Model model;
    private final Tensor input;
    private final Explanation explanation;
    private final Path folder;

    ExplanationFiles(Model model, Tensor input, Explanation explanation, Path folder) {
        this.model = model;
        this.input = input;
        this.explanation = explanation;
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
            String why = explanation.notApplicable().get(method.name());
            written.put(method.name(), why == null ? write(method, raw) : Map.of("not_applicable", why));
        }
        return written;
    }

    private Map<String, Object> write(AttributionMethod method, boolean raw) {
        Attribution attribution = explanation.attribution(method.name());
        Tensor map = attribution.map();
        if (raw) {
            Npy.write(folder.resolve(method.name() + ".npy"), map);
        }
        Optional<Tensor> drawn = atPictureSize(map);
        List<Map<String, Object>> checks = new ArrayList<>();
        for (int row = 0; row < explanation.targets().size(); row++) {
            if (drawn.isPresent()) {
                draw(method.name(), row, planes(drawn.get(), row));
            }
            checks.add(check(
                    method.name(),
                    map.rows(row, 1).floats(),
                    attribution.findings().get(row)));
        }
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("shape", map.shape().sizes());
        entry.put("parameters", Methods.byName(method.name()).values(method));
        if (!attribution.layers().isEmpty()) {
            entry.put("layers", attribution.layers());
        }
        entry.put("self_checks", checks);
        return entry;
    }

    /** A map as it is drawn: one about a layer is summed over its channels and upsampled; one without places is not drawn. */
    private Optional<Tensor> atPictureSize(Tensor map) {
        if (map.shape().rank() != 4) {
            return Optional.empty();
        }
        boolean pictured =
                map.shape().size(1) == model.channels() || map.shape().size(1) == 1;
        Tensor plain = pictured ? map : summed(map);
        boolean fits = map.shape().size(2) == model.height() && map.shape().size(3) == model.width();
        return Optional.of(fits ? plain : Presentation.bilinear(plain, model.height(), model.width()));
    }

    private static Tensor summed(Tensor map) {
        Shape shape = map.shape();
        int rows = Math.toIntExact(shape.size(0));
        int plane = Math.toIntExact(shape.size(2) * shape.size(3));
        float[] sums = new float[rows * plane];
        for (int row = 0; row < rows; row++) {
            double[] sum = planes(map, row).sum();
            for (int i = 0; i < plane; i++) {
                sums[row * plane + i] = (float) sum[i];
            }
        }
        return Tensor.ofFloats(Shape.of(rows, 1, shape.size(2), shape.size(3)), sums);
    }

    private void draw(String method, int row, Planes map) {
        String base = method + suffix(row);
        Png.write(folder.resolve(base + ".png"), Drawing.gradientSaliency(map));
        if (model.channels() != 3 && model.channels() != 1) {
            return;
        }
        if (map.channels() == model.channels()) {
            Png.write(folder.resolve(method + "_colour" + suffix(row) + ".png"), Drawing.gradientColours(map));
        }
        HeatMap heat = HeatMap.of(method.equals("saliency") ? "gradient" : method, map);
        BufferedImage over = heat.over(Drawing.original(planes(input, row)), OPACITY);
        Png.write(folder.resolve(method + "_heat" + suffix(row) + ".png"), ColourBar.below(over, heat.limit()));
    }

    private static Map<String, Object> check(String method, float[] values, Findings findings) {
        Map<String, Object> check = new LinkedHashMap<>();
        Planes all = Planes.of(1, 1, values.length, values);
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        check.put("finite", all.isFinite());
        if (all.isFinite()) {
            check.put("smallest", least);
            check.put("largest", most);
        }
        Notice.about(method, all).ifPresent(notice -> check.put("notice", notice.line()));
        check.put(
                "checks",
                findings.checks().stream().map(ExplanationFiles::entry).toList());
        check.put("notes", findings.notes());
        return check;
    }

    private static Map<String, Object> entry(SelfCheck check) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", check.name());
        entry.put("passed", check.passed());
        entry.put("value", Report.number((float) check.value()));
        entry.put("bound", check.bound());
        entry.put("words", check.words());
        return entry;
    }

    private String suffix(int row) {
        return explanation.targets().size() == 1 ? "" : "_" + row;
    }
}
