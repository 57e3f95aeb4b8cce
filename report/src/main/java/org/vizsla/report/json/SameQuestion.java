package org.vizsla.report.json;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.text.ShownText;

/** Whether what was kept is the answer to the question that is asked now. */
final class SameQuestion {
    private static final int LONGEST = 80;

    private SameQuestion() {}

    /**
     * Compares what must be the same.
     *
     * @param folder where it was kept
     * @throws VizslaException if something differs; it says what
     */
    static void check(Path folder, Map<?, ?> asked, Map<?, ?> kept) {
        check(folder, "", asked, kept);
    }

    private static void check(Path folder, String within, Map<?, ?> asked, Map<?, ?> kept) {
        Set<Object> names = new LinkedHashSet<>(asked.keySet());
        names.addAll(kept.keySet());
        for (Object name : names) {
            Object one = asked.get(name);
            Object other = kept.get(name);
            if (one instanceof Map<?, ?> part && other instanceof Map<?, ?> ofOther) {
                check(folder, within + name + ".", part, ofOther);
            } else if (!line(one).equals(line(other))) {
                throw new VizslaException("the results in " + folder + " have another "
                        + ShownText.line(within + name, LONGEST) + ", so this run does not go on with them: "
                        + ShownText.line(line(other), LONGEST) + ", not " + ShownText.line(line(one), LONGEST));
            }
        }
    }

    /** A value in a line. */
    static String line(@Nullable Object value) {
        return Json.write(value == null ? "none" : value)
                .replaceAll("\\s*\\R\\s*", " ")
                .replace("\"", "");
    }
}
