package org.vizsla.explain.method.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.method.Parameter;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.suggestion.Listing;
import org.vizsla.graph.suggestion.Remedy;

/** All attribution methods, family by family, in the order in which they are listed. */
public final class Methods {
    /** The name that stands for all methods. */
    public static final String ALL = "all";

    /** The name that stands for all methods that take a pass or a few: the {@link GraphMethod}s. */
    public static final String FAST = "fast";

    private static final List<MethodEntry<?>> TABLE = Stream.of(
                    GradientMethods.TABLE,
                    LayerMethods.TABLE,
                    ClassActivationMethods.TABLE,
                    RelevanceMethods.TABLE,
                    PerturbationMethods.TABLE)
            .<MethodEntry<?>>flatMap(List::stream)
            .toList();

    private Methods() {}

    public static List<MethodEntry<?>> all() {
        return TABLE;
    }

    /**
     * The line of the method of this name.
     *
     * @throws VizslaException if there is none; the message names the nearest
     */
    public static MethodEntry<?> byName(String name) {
        return find(name).orElseThrow(() -> missing("method", name, names().toList()));
    }

    /**
     * The methods that a user chose.
     *
     * @param names of methods or families, {@value #ALL} or {@value #FAST}; each method is taken once
     * @param settings values of parameters, by {@code method.parameter}
     * @param layer a value for the parameter {@code layer} of all methods that have one; empty for none
     * @throws VizslaException if a name, a parameter or a value is not known, if a setting is for a method that was not chosen,
     *     or if a layer is given and no method looks at one
     */
    public static List<AttributionMethod> choose(List<String> names, Map<String, String> settings, String layer) {
        Set<MethodEntry<?>> chosen = new LinkedHashSet<>();
        names.forEach(name -> chosen.addAll(named(name.strip())));
        Map<String, Map<String, String>> byMethod = MethodSettings.sorted(settings, chosen);
        if (!layer.isEmpty() && chosen.stream().noneMatch(entry -> entry.has(Parameter.LAYER))) {
            throw new VizslaException(
                    "layer '" + layer + "' has no effect: none of the chosen methods looks at a layer");
        }
        List<AttributionMethod> methods = new ArrayList<>();
        for (MethodEntry<?> entry : chosen) {
            Map<String, String> values = byMethod.computeIfAbsent(entry.name(), none -> new LinkedHashMap<>());
            if (!layer.isEmpty() && entry.has(Parameter.LAYER)) {
                values.putIfAbsent(Parameter.LAYER, layer);
            }
            methods.add(entry.with(values));
        }
        return methods;
    }

    private static List<MethodEntry<?>> named(String name) {
        if (name.equals(ALL)) {
            return TABLE;
        }
        if (name.equals(FAST)) {
            return TABLE.stream()
                    .filter(entry -> entry.standard() instanceof GraphMethod)
                    .toList();
        }
        List<MethodEntry<?>> family = TABLE.stream()
                .filter(entry -> entry.family().label().equals(name))
                .collect(Collectors.toList());
        if (!family.isEmpty()) {
            return family;
        }
        Stream<String> families = Stream.of(Family.values()).map(Family::label);
        return List.of(find(name)
                .orElseThrow(() -> missing(
                        "method or family",
                        name,
                        Stream.concat(names(), Stream.concat(families, Stream.of(ALL, FAST)))
                                .toList())));
    }

    /** The line of the method of this name; none for methods of others. */
    public static Optional<MethodEntry<?>> find(String name) {
        return TABLE.stream().filter(method -> method.name().equals(name)).findFirst();
    }

    private static Stream<String> names() {
        return TABLE.stream().map(MethodEntry::name);
    }

    private static VizslaException missing(String what, String name, List<String> known) {
        return new VizslaException(
                "there is no " + what + " '" + name + "'", Remedy.lookUp(Listing.METHODS, name, known));
    }
}
