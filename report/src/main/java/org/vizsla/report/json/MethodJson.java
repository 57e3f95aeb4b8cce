package org.vizsla.report.json;

import java.util.LinkedHashMap;
import java.util.Map;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.registry.MethodEntry;

/** The description of a method, with its parameters. */
public final class MethodJson {
    private MethodJson() {}

    public static <M extends AttributionMethod> Map<String, Object> of(MethodEntry<M> method) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", method.name());
        entry.put("family", method.family().label());
        entry.put("description", method.description());
        entry.put("paper", method.paper());
        entry.put("needs", method.needs());
        entry.put("cost", method.cost());
        entry.put(
                "parameters",
                method.parameters().list().stream()
                        .map(parameter -> parameter(parameter, method.standard()))
                        .toList());
        return entry;
    }

    private static <M extends AttributionMethod> Map<String, Object> parameter(Parameter<M, ?> parameter, M standard) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", parameter.name());
        entry.put("default", parameter.shown(standard));
        entry.put("takes", parameter.takes());
        entry.put("meaning", parameter.meaning());
        return entry;
    }
}
