package org.vizsla.explain.registry;

import static org.vizsla.explain.registry.Family.GRADIENT;
import static org.vizsla.explain.registry.Family.PERTURBATION;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Parameter;
import org.vizsla.explain.gradient.Saliency;
import org.vizsla.explain.perturbation.ExtremalPerturbation;
import org.vizsla.explain.perturbation.FeatureAblation;
import org.vizsla.explain.perturbation.KernelShap;
import org.vizsla.explain.perturbation.Lime;
import org.vizsla.explain.perturbation.Occlusion;
import org.vizsla.explain.perturbation.Rise;
import org.vizsla.explain.perturbation.ShapleyValueSampling;
import org.vizsla.explain.perturbation.Xrai;
import org.vizsla.graph.VizslaException;

/** All methods of attribution, family by family, in the order in which they are listed. */
public final class Methods {
    /** The name that stands for all methods. */
    public static final String ALL = "all";

    private static final List<MethodEntry<?>> TABLE = List.of(
            // Gradients with respect to the input
            line(
                    GRADIENT,
                    Saliency.DEFAULT,
                    Saliency.PARAMETERS,
                    "gradients",
                    "1 forward, 1 backward",
                    "Simonyan, Vedaldi, Zisserman, 2013: Deep Inside Convolutional Networks",
                    "how much the score changes with each value of the picture"),
            // What happens when parts of the picture change
            line(
                    PERTURBATION,
                    Occlusion.DEFAULT,
                    Occlusion.PARAMETERS,
                    "nothing",
                    "1 forward a window",
                    "Zeiler, Fergus, 2014: Visualizing and Understanding Convolutional Networks",
                    "how much of the score is lost when a window is covered"),
            line(
                    PERTURBATION,
                    FeatureAblation.DEFAULT,
                    FeatureAblation.PARAMETERS,
                    "nothing",
                    "1 forward a segment",
                    "Kokhlikyan et al., 2020: Captum",
                    "how much of the score is lost when a segment is covered"),
            line(
                    PERTURBATION,
                    Rise.DEFAULT,
                    Rise.PARAMETERS,
                    "nothing",
                    "1 forward a mask",
                    "Petsiuk, Das, Saenko, 2018: RISE: Randomized Input Sampling for Explanation of Black-box Models",
                    "the mean of random masks, weighed by what the network says through them"),
            line(
                    PERTURBATION,
                    Lime.DEFAULT,
                    Lime.PARAMETERS,
                    "nothing",
                    "1 forward a sample",
                    "Ribeiro, Singh, Guestrin, 2016: Why Should I Trust You?",
                    "a linear model of the score, of which segments are seen"),
            line(
                    PERTURBATION,
                    KernelShap.DEFAULT,
                    KernelShap.PARAMETERS,
                    "nothing",
                    "1 forward a sample",
                    "Lundberg, Lee, 2017: A Unified Approach to Interpreting Model Predictions",
                    "Shapley values of segments, by weighted least squares"),
            line(
                    PERTURBATION,
                    ShapleyValueSampling.DEFAULT,
                    ShapleyValueSampling.PARAMETERS,
                    "nothing",
                    "1 forward a segment and order",
                    "Castro, Gómez, Tejada, 2009: Polynomial calculation of the Shapley value based on sampling",
                    "Shapley values of segments, by random orders"),
            line(
                    PERTURBATION,
                    ExtremalPerturbation.DEFAULT,
                    ExtremalPerturbation.PARAMETERS,
                    "gradients",
                    "1 forward, 1 backward a step",
                    "Fong, Patrick, Vedaldi, 2019: Understanding Deep Networks via Extremal Perturbations and Smooth Masks",
                    "the smooth mask of a given area that keeps most of the score"),
            line(
                    PERTURBATION,
                    Xrai.DEFAULT,
                    Xrai.PARAMETERS,
                    "gradients",
                    "2 forward, 2 backward a step",
                    "Kapishnikov, Bolukbasi, Viégas, Terry, 2019: XRAI: Better Attributions Through Regions",
                    "regions in the order of how densely integrated gradients lie in them"));

    private Methods() {}

    private static <M extends AttributionMethod> MethodEntry<M> line(
            Family family,
            M standard,
            List<Parameter<M>> parameters,
            String needs,
            String cost,
            String paper,
            String description) {
        return new MethodEntry<>(family, standard, parameters, needs, cost, paper, description);
    }

    public static List<MethodEntry<?>> all() {
        return TABLE;
    }

    /**
     * The line of the method of this name.
     *
     * @throws VizslaException if there is none; the message names those there are
     */
    public static MethodEntry<?> byName(String name) {
        return TABLE.stream()
                .filter(method -> method.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new VizslaException("there is no method '" + name + "'; there are: "
                        + TABLE.stream().map(MethodEntry::name).collect(Collectors.joining(", "))));
    }

    /**
     * The methods that a user asks for.
     *
     * @param names of methods or families, or {@value #ALL}; each method is taken once
     * @param settings values of parameters, by {@code method.parameter}
     * @param layer a value for the parameter {@code layer} of all methods that have one; empty for none
     * @throws VizslaException if a name, a parameter or a value is not known, or a setting is of a method that is not asked for
     */
    public static List<AttributionMethod> choose(List<String> names, Map<String, String> settings, String layer) {
        Set<MethodEntry<?>> chosen = new LinkedHashSet<>();
        names.forEach(name -> chosen.addAll(named(name.strip())));
        Map<String, Map<String, String>> byMethod = new LinkedHashMap<>();
        settings.forEach((key, value) -> {
            int dot = key.indexOf('.');
            String method = dot < 0 ? "" : key.substring(0, dot);
            if (dot < 0 || chosen.stream().noneMatch(entry -> entry.name().equals(method))) {
                throw new VizslaException(
                        "'" + key + "=" + value + "' sets nothing; write METHOD.PARAMETER=VALUE for one of "
                                + chosen.stream().map(MethodEntry::name).collect(Collectors.joining(", ")));
            }
            byMethod.computeIfAbsent(method, missing -> new LinkedHashMap<>()).put(key.substring(dot + 1), value);
        });
        List<AttributionMethod> methods = new ArrayList<>();
        for (MethodEntry<?> entry : chosen) {
            Map<String, String> values = byMethod.computeIfAbsent(entry.name(), missing -> new LinkedHashMap<>());
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
        List<MethodEntry<?>> family = TABLE.stream()
                .filter(entry -> entry.family().label().equals(name))
                .collect(Collectors.toList());
        return family.isEmpty() ? List.of(byName(name)) : family;
    }
}
