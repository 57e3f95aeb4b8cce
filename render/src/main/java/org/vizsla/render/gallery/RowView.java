package org.vizsla.render.gallery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.vizsla.render.Percentage;
import org.vizsla.render.evolution.FrameCaption;
import org.vizsla.render.evolution.FrameSheet;
import org.vizsla.render.heat.HeatScale;
import org.vizsla.render.page.RelativeUrl;

/** A row as the template names its parts. */
final class RowView {
    private final GalleryRow row;

    RowView(GalleryRow row) {
        this.row = row;
    }

    /** The values that the template names. */
    Map<String, Object> values(int number) {
        Map<String, Object> values = new HashMap<>();
        values.put("number", number);
        values.put("picture", row.picture());
        values.put(
                "target",
                Map.of("name", row.target().name(), "index", row.target().index()));
        values.put("scores", Bars.scores(row.target(), row.top()));
        values.put("notices", notices());
        values.put("imageWidth", row.width());
        values.put("imageHeight", row.height());
        values.put("originalFile", link(GalleryFiles.ORIGINAL));
        values.put("gradCam", row.gradCam().map(this::gradCam).map(List::of).orElse(List.of()));
        values.put("coloursFile", link(GalleryFiles.COLOURS));
        values.put(
                "saliencyFile",
                link(row.inside().isPresent() ? GalleryFiles.SALIENCY_OUTLINED : GalleryFiles.SALIENCY));
        values.put("inside", row.inside().map(Bars::inside).map(List::of).orElse(List.of()));
        values.put("resultFile", link(GalleryFiles.RESULT));
        values.put("evolution", row.evolution().isEmpty() ? List.of() : List.of(evolution()));
        return values;
    }

    private Map<String, Object> gradCam(ScaledFigure map) {
        Map<String, Object> values = new HashMap<>();
        values.put("camFile", link(GalleryFiles.GRAD_CAM));
        values.put(
                "camScale",
                map.scale()
                        .map(HeatScale::labels)
                        .map(RowView::scale)
                        .map(List::of)
                        .orElse(List.of()));
        values.put("camInside", map.inside().map(Bars::inside).map(List::of).orElse(List.of()));
        return values;
    }

    private static Map<String, Object> scale(List<String> labels) {
        return Map.of("low", labels.get(0), "middle", labels.get(1), "high", labels.get(2));
    }

    private String link(String file) {
        return RelativeUrl.of(row.folder(), file);
    }

    /** The notices about the maps, then a line for each reason why frames have no gradient. */
    private List<String> notices() {
        Map<String, List<String>> framesByNotice = new LinkedHashMap<>();
        for (FrameCaption frame : row.evolution()) {
            frame.notice()
                    .ifPresent(notice -> framesByNotice
                            .computeIfAbsent(notice, key -> new ArrayList<>())
                            .add(frame.label()));
        }
        List<String> notices = new ArrayList<>(row.notices());
        framesByNotice.forEach((notice, labels) -> notices.add("Evolution, " + enumeration(labels) + ": " + notice));
        return notices;
    }

    private static String enumeration(List<String> labels) {
        return labels.size() <= 3
                ? String.join(", ", labels)
                : labels.get(0) + " and " + (labels.size() - 1) + " other frames";
    }

    private static String inside(FrameCaption frame) {
        return frame.inside().isPresent() ? Percentage.of(frame.inside().getAsDouble()) : "–";
    }

    private Map<String, Object> evolution() {
        List<FrameCaption> frames = row.evolution();
        ChartScale scale = ChartScale.of(frames);
        FrameSheet layout = FrameSheet.layout(frames.size());
        List<Map<String, Object>> items = IntStream.range(0, frames.size())
                .mapToObj(i -> Map.<String, Object>of(
                        "label",
                        frames.get(i).label(),
                        "percent",
                        frames.get(i).shown(),
                        "inside",
                        inside(frames.get(i)),
                        "x",
                        ProbabilityChart.x(i, frames.size()),
                        "y",
                        ProbabilityChart.y(scale.place(frames.get(i)))))
                .toList();
        Map<String, Object> values = new HashMap<>();
        values.put("gifFile", link(GalleryFiles.EVOLUTION));
        values.put("sheetFile", link(GalleryFiles.EVOLUTION_SHEET));
        values.put("columns", layout.columns());
        values.put("sheetWidth", 100 * layout.columns());
        values.put("hasInside", frames.stream().anyMatch(frame -> frame.inside().isPresent()));
        values.put("last", frames.size() - 1);
        values.put("first", items.get(0));
        values.put("frames", items);
        values.put("chart", ProbabilityChart.of(frames).map(List::of).orElse(List.of()));
        return values;
    }
}
