package org.vizsla.explain.cost;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.method.Passes;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;

/**
 * What methods cost on a network: for each its passes over one image, counted in forward passes. It is an estimate: a backward pass is taken for three forward ones, and what methods compute
 * beside the network is left out.
 *
 * @param passes by the method's name, in the order asked for; a method that does not apply takes none
 */
public record CostEstimate(Map<String, Double> passes) {
    /** The first run of a session reserves memory. */
    private static final int RUNS = 3;

    public CostEstimate {
        passes = Collections.unmodifiableMap(new LinkedHashMap<>(passes));
    }

    /** What these methods cost on a network. */
    public static CostEstimate of(Model model, List<? extends AttributionMethod> methods) {
        Layers layers = new Layers(model);
        Map<String, Double> passes = new LinkedHashMap<>();
        methods.forEach(method -> passes.put(method.name(), passes(method, layers)));
        return new CostEstimate(passes);
    }

    private static double passes(AttributionMethod method, Layers layers) {
        try {
            return Methods.find(method.name())
                    .map(entry -> entry.passes(method, layers))
                    .orElse(Passes.both(1))
                    .inForwardPasses();
        } catch (VizslaException notApplicable) {
            return 0;
        }
    }

    /** The passes of one method. */
    public double of(String method) {
        return passes.getOrDefault(method, 0.0);
    }

    /** The passes of some methods together. */
    public double of(Collection<? extends AttributionMethod> methods) {
        return methods.stream().mapToDouble(method -> of(method.name())).sum();
    }

    /** The passes of all methods. */
    public double all() {
        return passes.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Orders methods by their cost, the fastest first. */
    public Comparator<AttributionMethod> fastestFirst() {
        return Comparator.comparingDouble(method -> of(method.name()));
    }

    /** Times a forward pass over one image. */
    public static Duration timedPass(Model model, ExplainerSettings settings) {
        Shape shape = Shape.of(1, model.channels(), model.height(), model.width());
        Tensor image = Tensor.ofFloats(shape, new float[shape.length()]);
        try (Explainer explainer = Explainer.open(model, List.of(), settings)) {
            long fastest = Long.MAX_VALUE;
            for (int run = 0; run < RUNS; run++) {
                long start = System.nanoTime();
                explainer.explain(image, Call.DEFAULT);
                fastest = Math.min(fastest, System.nanoTime() - start);
            }
            return Duration.ofNanos(fastest);
        }
    }
}
