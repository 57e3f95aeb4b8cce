package org.vizsla.report.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.report.job.ScoredClass;

/** A class, with its score, and its probability if it has one. */
public final class ClassJson {
    private ClassJson() {}

    public static Map<String, Object> of(ScoredClass scored) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("index", scored.index());
        entry.put("name", scored.name());
        if (!scored.wnid().isEmpty()) {
            entry.put("wnid", scored.wnid());
        }
        entry.put("score", Json.number(scored.score()));
        if (!Float.isNaN(scored.probability())) {
            entry.put("probability", scored.probability());
        }
        return entry;
    }

    public static List<Map<String, Object>> of(List<ScoredClass> ranking) {
        return ranking.stream().map(ClassJson::of).toList();
    }
}
