package org.vizsla.explain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vizsla.graph.Tensor;

/**
 * What is to be said about the map of one picture.
 *
 * @param checks properties that were verified
 * @param notes sentences about what is peculiar, such as a map that is zero everywhere
 * @param chosen what the method chose for this picture where its parameters leave that open, by the parameter's name: {@code neuron}, {@code 12,3,4}
 */
public record Findings(List<SelfCheck> checks, List<String> notes, Map<String, String> chosen) {
    public static final Findings NONE = new Findings(List.of(), List.of(), Map.of());

    public Findings {
        checks = List.copyOf(checks);
        notes = List.copyOf(notes);
        chosen = Collections.unmodifiableMap(new LinkedHashMap<>(chosen));
    }

    public static Findings of(SelfCheck... checks) {
        return new Findings(List.of(checks), List.of(), Map.of());
    }

    /** These, and others about the same map. */
    public Findings and(Findings other) {
        List<SelfCheck> allChecks = new ArrayList<>(checks);
        allChecks.addAll(other.checks);
        List<String> allNotes = new ArrayList<>(notes);
        allNotes.addAll(other.notes);
        Map<String, String> allChosen = new LinkedHashMap<>(chosen);
        allChosen.putAll(other.chosen);
        return new Findings(allChecks, allNotes, allChosen);
    }

    public Findings withNote(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new Findings(checks, more, chosen);
    }

    /** These, and what the method chose for a parameter. */
    public Findings withChosen(String parameter, String value) {
        Map<String, String> more = new LinkedHashMap<>(chosen);
        more.put(parameter, value);
        return new Findings(checks, notes, more);
    }

    /** Adds a note where a map has values that are not finite, or none but zeros. */
    public Findings withNotesAbout(Tensor map) {
        int zeros = 0;
        int odd = 0;
        float[] values = map.floats();
        for (float value : values) {
            zeros += value == 0 ? 1 : 0;
            odd += Float.isFinite(value) ? 0 : 1;
        }
        if (odd > 0) {
            return withNote(String.format(Locale.ROOT, "%,d of %,d values are not finite", odd, values.length));
        }
        return zeros == values.length
                ? withNote("every value is zero: the method has nothing to say about this picture")
                : this;
    }
}
