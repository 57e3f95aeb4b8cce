package org.vizsla.report.json;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vizsla.evaluate.Metric;
import org.vizsla.evaluate.Metrics;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Findings;
import org.vizsla.explain.SelfCheck;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.suggestion.Remedy;
import org.vizsla.report.MapNotices;
import org.vizsla.report.job.ExplainedEntry;
import org.vizsla.report.job.ExplainedMap;
import org.vizsla.report.job.ExplainedSource;
import org.vizsla.report.job.ExplanationRequest;

/** The {@code result.json} of an explanation. */
public record ExplanationJson(Provenance provenance, ExplanationRequest request) {
    /** The results of one source. */
    public Map<String, Object> of(ExplainedSource explained) {
        List<ExplainedEntry> entries = explained.entries();
        Map<String, Object> result = provenance.of(explained.source(), explained.isArray(), request.preprocessing());
        explained.seen().ifPresent(seen -> result.put("seen", SeenJson.of(seen)));
        if (entries.size() == 1) {
            entries.get(0).truth().ifPresent(known -> result.put("truth", TruthJson.of(known)));
        }
        result.put(
                "entries",
                entries.stream().map(entry -> entry(entry, entries.size() > 1)).toList());
        if (!explained.notes().isEmpty()) {
            result.put("notes", explained.notes());
        }
        result.put("seed", request.seed());
        Map<String, Object> methods = new LinkedHashMap<>();
        request.methods().forEach(method -> methods.put(method.name(), method(method, explained)));
        result.put("methods", methods);
        result.put("seconds", seconds(explained.time()));
        return result;
    }

    private static Map<String, Object> entry(ExplainedEntry explained, boolean several) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("target", ClassJson.of(explained.target()));
        entry.put("top", ClassJson.of(explained.ranking()));
        if (several) {
            explained.truth().ifPresent(known -> entry.put("truth", TruthJson.of(known)));
        }
        return entry;
    }

    private static Map<String, Object> method(AttributionMethod method, ExplainedSource explained) {
        String name = method.name();
        Map<String, Object> entry = new LinkedHashMap<>();
        Attribution attribution = explained.explanation().attributions().get(name);
        if (attribution == null) {
            Optional.ofNullable(explained.explanation().notApplicable().get(name))
                    .ifPresent(reason -> entry.put("not_applicable", reason.message()));
            return entry;
        }
        entry.put("shape", attribution.map().shape().sizes());
        entry.put("parameters", Methods.byName(name).values(method));
        if (!attribution.layers().isEmpty()) {
            entry.put("layers", attribution.layers());
        }
        List<ExplainedMap> maps = explained.entries().stream()
                .flatMap(each -> Optional.ofNullable(each.maps().get(name)).stream())
                .toList();
        entry.put("self_checks", maps.stream().map(map -> checks(name, map)).toList());
        for (Metric metric : Metrics.ALL) {
            figures(metric, maps).ifPresent(figures -> entry.put(metric.name(), figures));
        }
        return entry;
    }

    /** The figure of a batch's only entry, or a list of each entry's; nothing where the metric needs a truth that is not known. */
    private static Optional<Object> figures(Metric metric, List<ExplainedMap> maps) {
        List<Object> figures = new ArrayList<>();
        maps.forEach(map -> map.scores()
                .flatMap(scores -> scores.find(metric))
                .ifPresent(score -> figures.add(Json.rounded(score.value()))));
        return figures.size() < maps.size()
                ? Optional.empty()
                : Optional.of(figures.size() == 1 ? figures.get(0) : figures);
    }

    static Map<String, Object> checks(String method, ExplainedMap map) {
        Map<String, Object> checks = new LinkedHashMap<>();
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        boolean finite = true;
        for (float value : map.values().floats()) {
            least = Math.min(least, value);
            most = Math.max(most, value);
            finite &= Float.isFinite(value);
        }
        checks.put("finite", finite);
        if (finite) {
            checks.put("smallest", least);
            checks.put("largest", most);
        }
        Findings findings = map.findings();
        if (map.isSpatial()) {
            MapNotices.line(method, findings.state()).ifPresent(notice -> checks.put("notice", notice));
        }
        findings.cause().ifPresent(cause -> {
            checks.put("reason", cause.message());
            setting(cause.remedy()).ifPresent(set -> checks.put("set", set));
        });
        checks.put(
                "checks", findings.checks().stream().map(ExplanationJson::entry).toList());
        checks.put("notes", findings.notes());
        if (!findings.chosen().isEmpty()) {
            checks.put("chosen", findings.chosen());
        }
        return checks;
    }

    private static Map<String, Object> entry(SelfCheck check) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", check.name());
        entry.put("passed", check.passed());
        entry.put("value", Json.number((float) check.value()));
        entry.put("bound", check.bound());
        entry.put("words", check.words());
        setting(check.remedy()).ifPresent(set -> entry.put("set", set));
        return entry;
    }

    /** The parameter to set, with its value. */
    private static Optional<Map<String, String>> setting(Optional<Remedy> remedy) {
        return remedy.filter(Remedy.SetParameter.class::isInstance)
                .map(Remedy.SetParameter.class::cast)
                .map(set -> Map.of(set.method() + "." + set.parameter(), set.value()));
    }

    /** To the millisecond. */
    static double seconds(Duration time) {
        return Math.round(time.toNanos() / 1e6) / 1e3;
    }
}
