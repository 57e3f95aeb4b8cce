package org.vizsla.serve.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vizsla.evaluate.Metric;
import org.vizsla.evaluate.Metrics;
import org.vizsla.explain.Reason;
import org.vizsla.explain.SelfCheck;
import org.vizsla.explain.method.registry.MethodEntry;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.suggestion.Remedy;
import org.vizsla.models.Model;
import org.vizsla.render.Percentage;
import org.vizsla.render.Planes;
import org.vizsla.render.explanation.Signs;
import org.vizsla.render.heat.HeatMap;
import org.vizsla.render.heat.HeatScale;
import org.vizsla.report.MapNotices;
import org.vizsla.report.job.ExplainedEntry;
import org.vizsla.report.job.ExplainedMap;
import org.vizsla.report.json.ClassJson;
import org.vizsla.report.page.Question;
import org.vizsla.serve.http.Advice;

/**
 * A map, as the page reads it, but for its values.
 *
 * @param model that was asked, which may compare classes
 * @param entry that the map is of
 */
record MapJson(Model model, Ask ask, ExplainedEntry entry, ExplainedMap map, Duration time) {
    /** What stands before the values. */
    Map<String, Object> header() {
        MethodEntry<?> method = Methods.byName(ask.method().name());
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("method", method.name());
        header.put("title", method.title());
        header.put("target", ClassJson.of(entry.target()));
        header.put("against", against());
        header.put("question", Question.of(model, entry));
        Signs signs = Question.signs(model, entry);
        header.put("signs", Map.of("positive", signs.positive(), "negative", signs.negative()));
        header.put("state", map.findings().state().name().toLowerCase(java.util.Locale.ROOT));
        header.put("notice", notice());
        header.put("set", setting(map.findings().cause().flatMap(Reason::remedy)));
        header.put("layers", map.layers());
        header.put("parameters", method.values(ask.method()));
        header.put(
                "checks", map.findings().checks().stream().map(MapJson::check).toList());
        header.put("notes", map.findings().notes());
        header.put("figures", figures());
        header.put("seconds", Math.round(time.toNanos() / 1e6) / 1e3);
        header.put("seed", ask.seed());
        return header;
    }

    /** The scales of the map as it is, and lightly smoothed where it has a value for each pixel. */
    Map<String, Object> ranges() {
        Map<String, Object> ranges = new LinkedHashMap<>();
        Planes planes = Planes.of(map.values(), 0);
        HeatMap heat = HeatMap.of(
                planes,
                model.height(),
                model.width(),
                MapNotices.ofSums(ask.method().name(), map.findings().state()));
        boolean ofPixels = planes.height() == model.height() && planes.width() == model.width();
        ranges.put("range", range(heat.scale()));
        ranges.put(
                "smooth",
                ofPixels && heat.notice().isEmpty() ? range(heat.smoothed().scale()) : null);
        return ranges;
    }

    private static Map<String, Object> range(HeatScale scale) {
        Map<String, Object> range = new LinkedHashMap<>();
        range.put("signed", scale.signed());
        range.put("low", scale.low());
        range.put("high", scale.high());
        return range;
    }

    private @Nullable Map<String, Object> against() {
        return model.rival()
                .map(rival -> Map.<String, Object>of(
                        "index", rival, "name", model.labels().name(rival)))
                .orElse(null);
    }

    private @Nullable String notice() {
        Optional<String> cause = map.findings().cause().map(Advice::sentence);
        return MapNotices.line(ask.method().name(), map.findings().state())
                .map(line -> line + cause.map(words -> ": " + words).orElse(""))
                .orElse(null);
    }

    private static Map<String, Object> check(SelfCheck check) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", check.name());
        json.put("passed", check.passed());
        json.put("words", check.words());
        json.put("set", setting(check.remedy()));
        return json;
    }

    /** The setting of the method that helps; null where none does. */
    private static @Nullable Map<String, String> setting(Optional<Remedy> remedy) {
        return remedy.flatMap(Advice::setting)
                .map(set -> Map.of(set.parameter(), set.value()))
                .orElse(null);
    }

    private List<Map<String, Object>> figures() {
        List<Map<String, Object>> figures = new ArrayList<>();
        map.scores().ifPresent(scores -> {
            for (Metric metric : Metrics.ALL) {
                scores.find(metric)
                        .filter(score -> score.isDefined())
                        .ifPresent(score -> figures.add(Map.of(
                                "name",
                                metric.name(),
                                "title",
                                metric.label(),
                                "value",
                                score.value(),
                                "text",
                                text(metric, score.value()))));
            }
        });
        return figures;
    }

    private static String text(Metric metric, double value) {
        if (metric.equals(Metrics.MAXIMUM_INSIDE)) {
            return value >= 0.5 ? "yes" : "no";
        }
        return Percentage.of(value);
    }
}
