package org.vizsla.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.vizsla.evaluate.Metrics;
import org.vizsla.evaluate.Scores;
import org.vizsla.evaluate.Truth;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.Findings;
import org.vizsla.explain.Reason;
import org.vizsla.explain.method.registry.Family;
import org.vizsla.explain.method.registry.MethodEntry;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.suggestion.Remedy;
import org.vizsla.render.explanation.CheckLine;
import org.vizsla.render.explanation.MethodCard;
import org.vizsla.render.explanation.MethodGroup;
import org.vizsla.render.explanation.PointedAt;
import org.vizsla.render.gallery.InsideShare;
import org.vizsla.render.page.Fact;
import org.vizsla.report.job.ExplainedMap;

/**
 * The cards of a page: one for each method that explained an entry of a batch.
 *
 * @param advice how they say what to do
 */
record MethodCards(Explanation explanation, DrawnEntry drawn, Advice advice) {
    /** The methods family by family, in the order in which they are asked for. */
    List<MethodGroup> groups(List<AttributionMethod> methods) {
        Map<Family, List<MethodCard>> cards = new LinkedHashMap<>();
        Map<Family, List<MethodGroup.Absent>> absent = new LinkedHashMap<>();
        Set<Family> families = new LinkedHashSet<>();
        for (AttributionMethod method : methods) {
            MethodEntry<?> entry = Methods.byName(method.name());
            families.add(entry.family());
            Optional<MethodCard> card = card(method, entry);
            if (card.isPresent()) {
                cards.computeIfAbsent(entry.family(), family -> new ArrayList<>())
                        .add(card.get());
            } else {
                absent.computeIfAbsent(entry.family(), family -> new ArrayList<>())
                        .add(new MethodGroup.Absent(method.name(), reason(method.name())));
            }
        }
        List<MethodGroup> groups = new ArrayList<>();
        for (Family family : families) {
            FamilyWords words = FamilyWords.of(family);
            groups.add(new MethodGroup(
                    family.label(),
                    words.title(),
                    words.about(),
                    cards.getOrDefault(family, List.of()),
                    absent.getOrDefault(family, List.of())));
        }
        return groups;
    }

    private Optional<MethodCard> card(AttributionMethod method, MethodEntry<?> entry) {
        DrawnMap map = drawn.maps().get(method.name());
        if (map == null) {
            return Optional.empty();
        }
        ExplainedMap explained = Objects.requireNonNull(drawn.entry().maps().get(method.name()));
        Findings findings = explained.findings();
        return Optional.of(new MethodCard(
                method.name(),
                entry.title(),
                entry.description(),
                entry.paper(),
                entry.cost(),
                explained.layers(),
                settings(method, entry, findings.chosen()),
                findings.checks().stream()
                        .map(check ->
                                new CheckLine(check.name(), check.passed(), advised(check.words(), check.remedy())))
                        .toList(),
                notes(findings),
                drawn.entry().truth().flatMap(truth -> map.pointing().map(scores -> pointed(truth, scores))),
                map.files(),
                ColourFirst.is(method.name())));
    }

    /** The notes, after the cause of a map that is zero everywhere. */
    private List<String> notes(Findings findings) {
        List<String> notes = new ArrayList<>();
        findings.cause().ifPresent(cause -> notes.add(sentence(cause)));
        notes.addAll(findings.notes());
        return notes;
    }

    private String sentence(Reason reason) {
        return advised(reason.message(), reason.remedy());
    }

    private String advised(String problem, Optional<Remedy> remedy) {
        String words = remedy.map(advice::words).orElse("");
        return words.isEmpty() ? problem : problem + "; " + words;
    }

    private static PointedAt pointed(Truth truth, Scores scores) {
        return new PointedAt(
                new InsideShare(
                        truth.animal().species().displayName(),
                        scores.of(Metrics.ENERGY_INSIDE).value(),
                        scores.of(Metrics.ENERGY_INSIDE).chance()),
                DrawnMap.isHit(scores));
    }

    /**
     * The parameters that differ from their defaults, and those that leave it to the method to choose: {@code strongest: 12,3,4}.
     *
     * @param chosen what the method chose for this image, by the parameter's name
     */
    private static List<Fact> settings(AttributionMethod method, MethodEntry<?> entry, Map<String, String> chosen) {
        Map<String, Object> standard = entry.values(entry.standard());
        List<Fact> settings = new ArrayList<>();
        entry.values(method).forEach((name, value) -> {
            String choice = chosen.get(name);
            if (choice != null) {
                settings.add(new Fact(name, value + ": " + choice));
            } else if (!value.equals(standard.get(name))) {
                settings.add(new Fact(name, String.valueOf(value)));
            }
        });
        return settings;
    }

    private String reason(String method) {
        Attribution attribution = explanation.attributions().get(method);
        return attribution == null
                ? sentence(Objects.requireNonNull(explanation.notApplicable().get(method)))
                : "its values " + attribution.map().shape() + " are not places of an image";
    }
}
