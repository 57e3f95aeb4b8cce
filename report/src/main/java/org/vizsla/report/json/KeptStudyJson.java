package org.vizsla.report.json;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.vizsla.evaluate.MenagerieStudy;
import org.vizsla.evaluate.StudyState;
import org.vizsla.evaluate.Tally;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.explain.sampling.Mean;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.runtime.SessionSettings;

/**
 * What a study has counted, as a file from which it goes on: all that must be the same in both runs ({@code of}), and the tallies. Numbers are kept to the last bit.
 */
public final class KeptStudyJson {
    private static final String OF = "of";
    private static final String SCENES = "scenes";
    private static final String METHODS = "methods";
    private static final String PARAMETERS = "parameters";
    private static final String COUNTED = "counted";
    private static final String WITHOUT = "without_map";
    private static final String FIGURES = "figures";

    private final Map<String, Object> identity;
    private final Map<String, Map<String, Object>> parameters = new LinkedHashMap<>();
    private final Map<String, Object> others = new LinkedHashMap<>();

    /** For a study of these methods. */
    public KeptStudyJson(
            MenagerieStudy study,
            Model model,
            Preprocessing preprocessing,
            SessionSettings session,
            List<AttributionMethod> methods) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("seed", study.seed());
        all.put(SCENES, study.scenes());
        all.put("classes", MenagerieStudy.classes(model));
        all.putAll(new Provenance(model, session).identity(preprocessing));
        identity = all;
        methods.forEach(method -> parameters.put(method.name(), parameters(method)));
    }

    private static Map<String, Object> parameters(AttributionMethod method) {
        return Methods.find(method.name()).map(entry -> entry.values(method)).orElse(Map.of());
    }

    /**
     * What is read.
     *
     * @param state of the methods asked for
     * @param notes what cannot be gone on with, each in a line
     */
    public record Kept(StudyState state, List<String> notes) {}

    /**
     * Reads what an earlier run kept.
     *
     * @throws VizslaException if it is of another study, or cannot be read
     */
    public Kept read(Path file) {
        Map<String, Object> kept = Json.read(file);
        try {
            SameQuestion.check(Objects.requireNonNull(file.toAbsolutePath().getParent()), identity, map(kept, OF));
            List<String> notes = new ArrayList<>();
            Map<String, Tally> tallies = new LinkedHashMap<>();
            map(kept, METHODS).forEach((method, entry) -> {
                Map<?, ?> known = (Map<?, ?>) entry;
                Map<String, Object> asked = parameters.get(method);
                if (asked == null) {
                    others.put(method, known);
                } else if (SameQuestion.line(asked).equals(SameQuestion.line(known.get(PARAMETERS)))) {
                    tallies.put(method, tally(known));
                } else {
                    notes.add(method + " begins anew: what was kept of it has other parameters");
                }
            });
            return new Kept(new StudyState(tally(map(kept, SCENES)), tallies), notes);
        } catch (ClassCastException | NullPointerException e) {
            throw new VizslaException(file + " is not what a study keeps: " + e.getMessage(), e);
        }
    }

    /** Writes what a later run needs; what was kept of methods that are not asked for stays. */
    public void write(Path file, StudyState state) {
        Map<String, Object> methods = new LinkedHashMap<>(others);
        state.methods().forEach((method, tally) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put(PARAMETERS, Objects.requireNonNull(parameters.get(method), method));
            entry.putAll(json(tally));
            methods.put(method, entry);
        });
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put(OF, identity);
        kept.put(SCENES, json(state.scenes()));
        kept.put(METHODS, methods);
        Json.write(file, kept);
    }

    private static Map<String, Object> json(Tally tally) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put(COUNTED, tally.scenes());
        entry.put(WITHOUT, tally.without());
        Map<String, Object> figures = new LinkedHashMap<>();
        tally.sums().forEach((name, sums) -> figures.put(name, List.of(sums.count(), sums.mean(), sums.squares())));
        entry.put(FIGURES, figures);
        return entry;
    }

    private static Tally tally(Map<?, ?> entry) {
        Map<String, Mean.Sums> sums = new LinkedHashMap<>();
        map(entry, FIGURES).forEach((name, values) -> {
            List<?> three = (List<?>) values;
            sums.put(
                    name,
                    new Mean.Sums(
                            ((Number) three.get(0)).intValue(),
                            ((Number) three.get(1)).doubleValue(),
                            ((Number) three.get(2)).doubleValue()));
        });
        return new Tally(number(entry, COUNTED), sums, number(entry, WITHOUT));
    }

    private static int number(Map<?, ?> entry, String name) {
        return ((Number) Objects.requireNonNull(entry.get(name), name)).intValue();
    }

    private static Map<String, Object> map(Map<?, ?> entry, String name) {
        Map<String, Object> map = new LinkedHashMap<>();
        ((Map<?, ?>) Objects.requireNonNull(entry.get(name), name))
                .forEach((key, value) -> map.put((String) key, value));
        return map;
    }
}
