package org.vizsla.cli;

import java.util.ArrayList;
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
import org.vizsla.explain.method.registry.Methods;

/** What {@code result.json} says of the methods, once their files are written. */
record MethodResults(Explanation explanation, ExplanationFiles files) {

    /** An entry for each method, by its name. */
    Map<String, Object> of(List<AttributionMethod> methods) {
        Map<String, Object> results = new LinkedHashMap<>();
        methods.forEach(method -> results.put(method.name(), of(method)));
        return results;
    }

    private Map<String, Object> of(AttributionMethod method) {
        Map<String, Object> entry = new LinkedHashMap<>();
        Attribution attribution = explanation.attributions().get(method.name());
        if (attribution == null) {
            entry.put("not_applicable", explanation.notApplicable().get(method.name()));
            return entry;
        }
        entry.put("shape", attribution.map().shape().sizes());
        entry.put("parameters", Methods.byName(method.name()).values(method));
        if (!attribution.layers().isEmpty()) {
            entry.put("layers", attribution.layers());
        }
        List<Object> checks = new ArrayList<>();
        for (int row = 0; row < files.rows(); row++) {
            checks.add(checks(method.name(), attribution, row));
        }
        entry.put("self_checks", checks);
        figures(method.name(), pointing -> pointing.energy().share())
                .ifPresent(energies -> entry.put("energy_inside", energies));
        figures(method.name(), Pointing::hit).ifPresent(hits -> entry.put("maximum_inside", hits));
        return entry;
    }

    /** A figure of a batch's only entry, or a list of each entry's; none where the truth is not known. */
    private Optional<Object> figures(String method, Function<Pointing, Double> figure) {
        List<Object> figures = new ArrayList<>();
        for (int row = 0; row < files.rows(); row++) {
            Optional<Pointing> pointing =
                    Optional.ofNullable(files.drawn(row).get(method)).flatMap(DrawnMap::pointing);
            pointing.ifPresent(known -> figures.add(Truth.rounded(figure.apply(known))));
        }
        return figures.size() < files.rows()
                ? Optional.empty()
                : Optional.of(figures.size() == 1 ? figures.get(0) : figures);
    }

    private Map<String, Object> checks(String method, Attribution attribution, int row) {
        Map<String, Object> checks = new LinkedHashMap<>();
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        boolean finite = true;
        for (float value : attribution.map().rows(row, 1).floats()) {
            least = Math.min(least, value);
            most = Math.max(most, value);
            finite &= Float.isFinite(value);
        }
        checks.put("finite", finite);
        if (finite) {
            checks.put("smallest", least);
            checks.put("largest", most);
        }
        Optional.ofNullable(files.drawn(row).get(method))
                .flatMap(DrawnMap::notice)
                .ifPresent(notice -> checks.put("notice", notice));
        Findings findings = attribution.findings().get(row);
        checks.put(
                "checks", findings.checks().stream().map(MethodResults::entry).toList());
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
        entry.put("value", Report.number((float) check.value()));
        entry.put("bound", check.bound());
        entry.put("words", check.words());
        return entry;
    }
}
