package org.vizsla.render.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a page was made of and by: what was assumed stands in its head, settings and versions in its footer.
 *
 * @param model the network's name
 * @param created date and time, as they are to be shown
 * @param facts settings and versions
 * @param assumed what was taken for granted
 */
public record About(String model, String created, List<Fact> facts, List<Assumed> assumed) {
    public About {
        facts = List.copyOf(facts);
        assumed = List.copyOf(assumed);
    }

    /** The values that the templates name. */
    public Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        values.put("model", model);
        values.put("created", created);
        values.put("facts", facts);
        values.put("hasAssumed", !assumed.isEmpty());
        values.put("assumed", assumed.stream().map(About::line).toList());
        return values;
    }

    private static Map<String, Object> line(Assumed assumed) {
        String advice = assumed.advice();
        return Map.of("text", assumed.text(), "advice", advice.isEmpty() ? List.of() : List.of(advice));
    }
}
