package org.vizsla.explain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vizsla.explain.map.MapState;
import org.vizsla.graph.Tensor;

/**
 * What was found about the map of one image.
 *
 * @param checks properties that were verified
 * @param notes sentences about anything unusual, such as a map that is zero everywhere
 * @param chosen what the method chose for this image where a parameter leaves it open, by the parameter's name, such as {@code 12,3,4} by {@code neuron}
 * @param state whether there is anything to see, and if not, why
 * @param cause why a map is zero everywhere, where the method knows
 */
public record Findings(
        List<SelfCheck> checks,
        List<String> notes,
        Map<String, String> chosen,
        MapState state,
        Optional<Reason> cause) {
    public static final Findings NONE = of();

    public Findings {
        checks = List.copyOf(checks);
        notes = List.copyOf(notes);
        chosen = Collections.unmodifiableMap(new LinkedHashMap<>(chosen));
    }

    public static Findings of(SelfCheck... checks) {
        return new Findings(List.of(checks), List.of(), Map.of(), MapState.VISIBLE, Optional.empty());
    }

    /** These findings and others about the same map. */
    public Findings and(Findings other) {
        List<SelfCheck> allChecks = new ArrayList<>(checks);
        allChecks.addAll(other.checks);
        List<String> allNotes = new ArrayList<>(notes);
        allNotes.addAll(other.notes);
        Map<String, String> allChosen = new LinkedHashMap<>(chosen);
        allChosen.putAll(other.chosen);
        return new Findings(allChecks, allNotes, allChosen, state, cause.or(other::cause));
    }

    public Findings withNote(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new Findings(checks, more, chosen, state, cause);
    }

    /** These findings, and what the method chose for a parameter. */
    public Findings withChosen(String parameter, String value) {
        Map<String, String> more = new LinkedHashMap<>(chosen);
        more.put(parameter, value);
        return new Findings(checks, notes, more, state, cause);
    }

    /** These findings, and why the map is zero everywhere. */
    public Findings withCause(Reason why) {
        return new Findings(checks, notes, chosen, state, Optional.of(why));
    }

    /** These findings, with the state of the map, and a note where it is not finite, or zero everywhere and the cause is not known. */
    public Findings about(Tensor map) {
        MapState found = MapState.of(map);
        Findings known = new Findings(checks, notes, chosen, found, found == MapState.ZERO ? cause : Optional.empty());
        return switch (found) {
            case NOT_FINITE -> known.withNote(notFinite(map.floats()));
            case ZERO ->
                cause.isPresent()
                        ? known
                        : known.withNote("every value is zero: the map says nothing about this image");
            case VISIBLE, FLAT, CANCELLED, FLAT_SUM -> known;
        };
    }

    private static String notFinite(float[] values) {
        int odd = 0;
        for (float value : values) {
            odd += Float.isFinite(value) ? 0 : 1;
        }
        return String.format(Locale.ROOT, "%,d of %,d values are not finite", odd, values.length);
    }
}
