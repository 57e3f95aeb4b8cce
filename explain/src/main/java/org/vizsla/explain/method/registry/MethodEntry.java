package org.vizsla.explain.method.registry;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.Parameters;
import org.vizsla.explain.method.Passes;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.VizslaException;

/**
 * A line of the registry.
 *
 * @param <M> the method's record
 * @param standard the method with its defaults
 * @param title the name by which people know it, as papers write it
 * @param isUpToAConstant whether only the differences within its map have a meaning, and not the level that all places have in common
 * @param needs what a network must have
 * @param cost in passes through the network for one image, in words
 * @param passes the same as a number, which may be a guess; it fails if a layer that the method looks at is missing
 * @param paper authors, year, title
 * @param description what the map shows, in a few words
 */
public record MethodEntry<M extends AttributionMethod>(
        Family family,
        M standard,
        Parameters<M> parameters,
        String title,
        boolean isUpToAConstant,
        String needs,
        String cost,
        BiFunction<M, Layers, Passes> passes,
        String paper,
        String description) {
    public String name() {
        return standard.name();
    }

    /** Whether it has a parameter of this name. */
    public boolean has(String parameter) {
        return parameters.find(parameter).isPresent();
    }

    /**
     * The method with some parameters set.
     *
     * @param values texts, by parameter
     * @throws VizslaException if there is no such parameter, or the value is not valid
     */
    public M with(Map<String, String> values) {
        M method = standard;
        for (Map.Entry<String, String> value : values.entrySet()) {
            method = parameters.with(method, parameter(value.getKey()), value.getValue());
        }
        return method;
    }

    private Parameter<M, ?> parameter(String name) {
        return parameters
                .find(name)
                .orElseThrow(() ->
                        new VizslaException("method " + name() + " has no parameter '" + name + "'; " + listed()));
    }

    private String listed() {
        List<Parameter<M, ?>> known = parameters.list();
        return known.isEmpty()
                ? "it has none"
                : "it has: " + known.stream().map(Parameter::name).collect(Collectors.joining(", "));
    }

    /** The values of all parameters of a method of this kind, as {@code result.json} shows them. */
    public Map<String, Object> values(AttributionMethod method) {
        return parameters.shown(own(method));
    }

    /**
     * About how many passes a method of this kind takes for one image.
     *
     * @throws VizslaException if the network lacks a layer that it looks at
     */
    public Passes passes(AttributionMethod method, Layers layers) {
        return passes.apply(own(method), layers);
    }

    private M own(AttributionMethod method) {
        if (!standard.getClass().isInstance(method)) {
            throw new IllegalArgumentException(method + " is no " + name());
        }
        @SuppressWarnings("unchecked") // Checked on the line above.
        M own = (M) method;
        return own;
    }
}
