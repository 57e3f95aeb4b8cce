package org.vizsla.report.json;

import java.util.LinkedHashMap;
import java.util.Map;
import org.vizsla.evaluate.MenagerieStudy;
import org.vizsla.evaluate.MethodScores;
import org.vizsla.evaluate.ScoreTable;
import org.vizsla.explain.sampling.Mean;

/** The table of a study. */
public final class StudyJson {
    private StudyJson() {}

    /**
     * A table.
     *
     * @param model the network's name
     * @param complete whether all methods that were asked for have ended
     */
    public static Map<String, Object> of(String model, MenagerieStudy study, ScoreTable table, boolean complete) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("model", model);
        entry.put("scenes", study.scenes());
        entry.put("seed", study.seed());
        entry.put("complete", complete);
        entry.put("chance", mean(table.chance()));
        entry.put("top1", mean(table.right()));
        Map<String, Object> each = new LinkedHashMap<>();
        for (MethodScores method : table.methods()) {
            Map<String, Object> one = new LinkedHashMap<>();
            method.means().forEach((metric, mean) -> one.put(metric, mean(mean)));
            one.put("without_map", method.withoutMap());
            each.put(method.method(), one);
        }
        entry.put("methods", each);
        Map<String, Object> reasons = new LinkedHashMap<>();
        table.notApplicable().forEach((method, reason) -> reasons.put(method, reason.message()));
        entry.put("not_applicable", reasons);
        return entry;
    }

    private static Map<String, Object> mean(Mean mean) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("mean", Json.rounded(mean.value()));
        entry.put("standard_error", Json.rounded(mean.standardError()));
        return entry;
    }
}
