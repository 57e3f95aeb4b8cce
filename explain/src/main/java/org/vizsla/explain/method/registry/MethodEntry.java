package org.vizsla.explain.method.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.method.Parameter;
import org.vizsla.graph.VizslaException;

/**
 * A line of the registry.
 *
 * @param <M> the method's record
 * @param standard the method with its defaults
 * @param needs what a network must have
 * @param cost in passes through the network, for one picture
 * @param paper authors, year, title
 * @param description what the map shows, in a few words
 */
public record MethodEntry<M extends AttributionMethod>(
        Family family,
        M standard,
        List<Parameter<M>> parameters,
        String needs,
        String cost,
        String paper,
        String description) {
    public MethodEntry {
        parameters = List.copyOf(parameters);
    }

    public String name() {
        return standard.name();
    }

    /** Whether it has a parameter of this name. */
    public boolean has(String parameter) {
        return parameters.stream().anyMatch(known -> known.name().equals(parameter));
    }

    /**
     * The method with some parameters set.
     *
     * @param values texts, by parameter
     * @throws VizslaException if there is no such parameter, or no such value of it
     */
    public M with(Map<String, String> values) {
        M method = standard;
        for (Map.Entry<String, String> value : values.entrySet()) {
            method = parameter(value.getKey()).with(method, value.getValue());
        }
        return method;
    }

    private Parameter<M> parameter(String name) {
        return parameters.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new VizslaException("method " + name() + " has no parameter '" + name + "'; " + listed()));
    }

    private String listed() {
        return parameters.isEmpty()
                ? "it has none"
                : "it has: " + parameters.stream().map(Parameter::name).collect(Collectors.joining(", "));
    }

    /** The values of all parameters of a method of this kind, as {@code result.json} shows them. */
    public Map<String, Object> values(AttributionMethod method) {
        if (!standard.getClass().isInstance(method)) {
            throw new IllegalArgumentException(method + " is no " + name());
        }
        @SuppressWarnings("unchecked") // Checked on the line above.
        M own = (M) method;
        Map<String, Object> values = new LinkedHashMap<>();
        parameters.forEach(
                parameter -> values.put(parameter.name(), parameter.shown().apply(own)));
        return values;
    }
}
