package org.vizsla.evaluate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far a study is: what a later run needs to go on as if it had not been interrupted.
 *
 * @param scenes what was counted of the scenes themselves
 * @param methods what was counted of each method, by its name
 */
public record StudyState(Tally scenes, Map<String, Tally> methods) {
    /** A study that has not begun. */
    public static final StudyState NONE = new StudyState(Tally.of(SceneFigures.NAMES), Map.of());

    public StudyState {
        methods = Collections.unmodifiableMap(new LinkedHashMap<>(methods));
    }

    /** Of how many scenes a method's maps are counted. */
    public int counted(String method) {
        Tally known = methods.get(method);
        return known == null ? 0 : known.scenes();
    }
}
