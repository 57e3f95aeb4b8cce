package org.vizsla.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vizsla.graph.Tensor;

/**
 * What is to be said about the map of one picture.
 *
 * @param checks properties that were verified
 * @param notes sentences about what is peculiar, such as a map that is zero everywhere
 */
public record Findings(List<SelfCheck> checks, List<String> notes) {
    public static final Findings NONE = new Findings(List.of(), List.of());

    public Findings {
        checks = List.copyOf(checks);
        notes = List.copyOf(notes);
    }

    public static Findings of(SelfCheck... checks) {
        return new Findings(List.of(checks), List.of());
    }

    /** These, and others about the same map. */
    public Findings and(Findings other) {
        List<SelfCheck> allChecks = new ArrayList<>(checks);
        allChecks.addAll(other.checks);
        List<String> allNotes = new ArrayList<>(notes);
        allNotes.addAll(other.notes);
        return new Findings(allChecks, allNotes);
    }

    public Findings withNote(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new Findings(checks, more);
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
