package org.vizsla.explain.method.registry;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.suggestion.Listing;
import org.vizsla.graph.suggestion.NearestNames;
import org.vizsla.graph.suggestion.Remedy;

/** Values of parameters as a user gives them, by {@code method.parameter}. */
final class MethodSettings {
    private static final int MOST_SHOWN = 3;

    private MethodSettings() {}

    /**
     * The same values by parameter, by method.
     *
     * @param chosen the methods that are asked for
     * @throws VizslaException if one is of another method, or of none
     */
    static Map<String, Map<String, String>> sorted(Map<String, String> settings, Collection<MethodEntry<?>> chosen) {
        Map<String, Map<String, String>> byMethod = new LinkedHashMap<>();
        settings.forEach((key, value) -> {
            int dot = key.indexOf('.');
            if (dot < 0) {
                throw unlike(key, value, chosen);
            }
            String method = key.substring(0, dot);
            List<String> names = chosen.stream().map(MethodEntry::name).toList();
            if (!names.contains(method)) {
                String question = NearestNames.question(method, names)
                        .map(asked -> "; " + asked)
                        .orElse("");
                throw new VizslaException(
                        "'" + key + "=" + value + "' has no effect: method '" + method + "' is not chosen" + question);
            }
            byMethod.computeIfAbsent(method, none -> new LinkedHashMap<>()).put(key.substring(dot + 1), value);
        });
        return byMethod;
    }

    private static VizslaException unlike(String parameter, String value, Collection<MethodEntry<?>> chosen) {
        String fitting = chosen.stream()
                .filter(entry -> entry.has(parameter))
                .limit(MOST_SHOWN)
                .map(entry -> entry.name() + "." + parameter + "=" + value)
                .collect(Collectors.joining(" or "));
        String message = "'" + parameter + "=" + value + "' has no effect; write METHOD.PARAMETER=VALUE";
        return fitting.isEmpty()
                ? new VizslaException(message, Remedy.lookUp(Listing.PARAMETERS))
                : new VizslaException(message + ", such as " + fitting);
    }
}
