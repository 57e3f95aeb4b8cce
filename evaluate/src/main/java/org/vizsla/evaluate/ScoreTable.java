package org.vizsla.evaluate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.explain.Reason;
import org.vizsla.explain.sampling.Mean;

/**
 * The result of a {@link MenagerieStudy}.
 *
 * @param chance the animal's share of an image: the energy inside, and the hit rate, of maps that carry no information
 * @param right how often the network's first guess is the animal
 * @param methods in the order asked for
 * @param notApplicable why a method has no maps, by its name
 */
public record ScoreTable(Mean chance, Mean right, List<MethodScores> methods, Map<String, Reason> notApplicable) {
    public ScoreTable {
        methods = List.copyOf(methods);
        notApplicable = Collections.unmodifiableMap(new LinkedHashMap<>(notApplicable));
    }
}
