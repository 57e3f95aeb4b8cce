package org.vizsla.explain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.vizsla.autodiff.DifferentiationException;
import org.vizsla.autodiff.pass.Speedups;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.loop.Loop;
import org.vizsla.explain.network.Layers;
import org.vizsla.explain.network.NotApplicableException;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.runtime.Cancellation;

/**
 * A network and attribution methods, compiled into one graph.
 *
 * <p>Inputs: the network's own, and {@value #TARGET}, INT64 {@code [N]}: the class to explain for each image, or -1 for the one with the highest score.
 * Outputs: {@value #SCORES} {@code [N, classes]}, {@value #CHOSEN} {@code [N]} (the classes explained), one map per method, named after it, and the
 * values {@code [N]} of each check. What a {@link LoopedMethod} needs of each copy of an image is an output {@code [N, ...]} as well, whose name begins with {@value #ROW}. Where the network already has
 * a value of such a name, {@link #named} gives the name used instead.
 *
 * @param model the network
 * @param emissions what each method wrote, by its name
 * @param loops of methods of many runs, by their names
 * @param notApplicable why a method wrote nothing, by its name
 */
public record ExplainerGraph(
        Graph graph,
        Model model,
        Map<String, Emission> emissions,
        Map<String, Loop> loops,
        Map<String, Reason> notApplicable) {
    public static final String TARGET = "target";
    public static final String SCORES = "scores";
    public static final String CHOSEN = "chosen";

    private static final String ROW = "row/";

    /**
     * Compiles for images that were preprocessed as the network expects them.
     *
     * @throws VizslaException if a method cannot explain the network
     */
    public static ExplainerGraph compile(Model model, List<? extends AttributionMethod> methods) {
        return compile(new Layers(model), methods, ExplainerSettings.DEFAULT, Cancellation.NEVER);
    }

    /**
     * Compiles for images that were preprocessed as the settings say; methods of many runs as far as they are {@link LoopedMethod}s.
     *
     * @throws VizslaException if a method cannot explain the network, unless such methods are skipped
     */
    public static ExplainerGraph compile(
            Model model, List<? extends AttributionMethod> methods, ExplainerSettings settings) {
        return compile(new Layers(model), methods, settings, Cancellation.NEVER);
    }

    /** Compiles; methods that do not apply to the network are skipped if the settings say so. */
    static ExplainerGraph compile(
            Layers layers,
            List<? extends AttributionMethod> methods,
            ExplainerSettings settings,
            Cancellation cancellation) {
        Model model = layers.model();
        GraphBuilder target =
                model.graph().toBuilder().name(model.name() + " explained").scope("explain");
        ExplainerBuilder builder =
                ExplainerBuilder.begin(layers, target, free(model, TARGET), settings.preprocessingOf(model));
        List<String> outputs = new ArrayList<>();
        outputs.add(target.rename(model.scores(), free(model, SCORES)));
        outputs.add(target.rename(builder.chosen(), free(model, CHOSEN)));
        Map<String, Emission> emissions = new LinkedHashMap<>();
        Map<String, Loop> loops = new LinkedHashMap<>();
        Map<String, String> rows = new LinkedHashMap<>();
        Map<String, Reason> notApplicable = new LinkedHashMap<>();
        for (AttributionMethod method : methods) {
            cancellation.check();
            try {
                if (method instanceof GraphMethod graph) {
                    Emission emission = graph.emit(builder);
                    outputs.add(target.rename(emission.map(), free(model, method.name())));
                    outputs.addAll(checks(method.name(), emission, target));
                    emissions.put(method.name(), emission);
                } else {
                    Loop loop = loop(method, builder);
                    String row = rows.computeIfAbsent(
                            loop.value(), value -> target.rename(value, row(model, loop, rows.values())));
                    loops.put(method.name(), loop.withValue(row));
                }
            } catch (NotApplicableException | DifferentiationException e) {
                if (!settings.skipNotApplicable()) {
                    throw e;
                }
                notApplicable.put(method.name(), Reason.of(e));
            }
        }
        cancellation.check();
        outputs.addAll(rows.values());
        Graph graph = new Speedups().apply(target.outputs(outputs).buildPruned());
        return new ExplainerGraph(graph, model, emissions, loops, notApplicable);
    }

    private static List<String> checks(String method, Emission emission, GraphBuilder target) {
        List<String> outputs = new ArrayList<>();
        for (int i = 0; i < emission.checks().size(); i++) {
            String check = check(method, i);
            emission.checks().get(i).values().forEach((name, value) -> outputs.add(target.rename(value, check + name)));
        }
        return outputs;
    }

    private static Loop loop(AttributionMethod method, ExplainerBuilder builder) {
        if (method instanceof LoopedMethod looped) {
            return looped.loop(builder);
        }
        throw new NotApplicableException("its runs depend on one another, or more than sums are made of them");
    }

    /** A name for what is computed of each copy of an image. */
    private static String row(Model model, Loop loop, Collection<String> taken) {
        String name = free(model, ROW + loop.meaning());
        while (taken.contains(name)) {
            name += "_too";
        }
        return name;
    }

    /** The graph with the outputs that everyone reads: scores, the class explained, maps, and what loops take of each copy; without the values of checks. */
    public Graph withoutChecks() {
        List<String> outputs = new ArrayList<>(List.of(named(SCORES), named(CHOSEN)));
        emissions.keySet().forEach(method -> outputs.add(named(method)));
        loops.values().stream().map(Loop::value).distinct().forEach(outputs::add);
        return graph.toBuilder().outputs(outputs).buildPruned();
    }

    /** The name of an input or output in this graph. */
    public String named(String name) {
        return free(model, name);
    }

    /** A name that no value of the network has: the given one if it is free. */
    public static String free(Model model, String name) {
        String free = name;
        while (model.graph().defines(free)) {
            free += "_explained";
        }
        return free;
    }

    /** The result of one method, taken from those of a run. */
    Attribution attribution(String method, Tensors results) {
        Emission emission = Objects.requireNonNull(emissions.get(method));
        Tensor map = results.get(named(method));
        List<Findings> findings = new ArrayList<>();
        for (int row = 0; row < map.shape().size(0); row++) {
            int picture = row;
            Findings all = Findings.NONE;
            for (int i = 0; i < emission.checks().size(); i++) {
                String check = check(method, i);
                all = all.and(emission.checks()
                        .get(i)
                        .reading()
                        .of(name -> results.get(check + name).floats()[picture]));
            }
            findings.add(all);
        }
        return new Attribution(map, emission.layers(), findings).noted();
    }

    /** The prefix of the names of a check's values. */
    private static String check(String method, int check) {
        return method + "/check_" + check + "/";
    }
}
