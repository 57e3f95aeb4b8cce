package org.vizsla.report.json;

import java.util.LinkedHashMap;
import java.util.Map;
import org.vizsla.evaluate.Truth;

/** What an image is known to show. */
final class TruthJson {
    private TruthJson() {}

    static Map<String, Object> of(Truth truth) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("animal", truth.animal().species().displayName());
        entry.put("class", truth.animal().species().index());
        entry.put("pixels", truth.region().area());
        entry.put("share_of_picture", Json.rounded(truth.region().share()));
        return entry;
    }
}
