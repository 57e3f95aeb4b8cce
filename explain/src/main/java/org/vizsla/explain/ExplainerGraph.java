package org.vizsla.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.vizsla.autodiff.DifferentiationException;
import org.vizsla.autodiff.pass.Speedups;
import org.vizsla.explain.compile.ExplainerBuilder;
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
 * values {@code [N]} of each check. Where the network already has a value of such a name, {@link #named} gives the name used instead.
 *
 * @param model the network
 * @param emissions what each method wrote, by its name
 * @param notApplicable why a method wrote nothing, by its name
 */
public record ExplainerGraph(
        Graph graph, Model model, Map<String, Emission> emissions, Map<String, Reason> notApplicable) {
    public static final String TARGET = "target";
    public static final String SCORES = "scores";
    public static final String CHOSEN = "chosen";

    /**
     * Compiles for images that were preprocessed as the network expects them.
     *
     * @throws VizslaException if a method cannot explain the network
     */
    public static ExplainerGraph compile(Model model, List<? extends GraphMethod> methods) {
        return compile(new Layers(model), methods, ExplainerSettings.DEFAULT, Cancellation.NEVER);
    }

    /**
     * Compiles for images that were preprocessed as the settings say.
     *
     * @throws VizslaException if a method cannot explain the network, unless such methods are skipped
     */
    public static ExplainerGraph compile(Model model, List<? extends GraphMethod> methods, ExplainerSettings settings) {
        return compile(new Layers(model), methods, settings, Cancellation.NEVER);
    }

    /** Compiles; methods that do not apply to the network are skipped if the settings say so. */
    static ExplainerGraph compile(
            Layers layers, List<? extends GraphMethod> methods, ExplainerSettings settings, Cancellation cancellation) {
        Model model = layers.model();
        GraphBuilder target =
                model.graph().toBuilder().name(model.name() + " explained").scope("explain");
        ExplainerBuilder builder =
                ExplainerBuilder.begin(layers, target, free(model, TARGET), settings.preprocessingOf(model));
        List<String> outputs = new ArrayList<>();
        outputs.add(target.rename(model.scores(), free(model, SCORES)));
        outputs.add(target.rename(builder.chosen(), free(model, CHOSEN)));
        Map<String, Emission> emissions = new LinkedHashMap<>();
        Map<String, Reason> notApplicable = new LinkedHashMap<>();
        for (GraphMethod method : methods) {
            cancellation.check();
            try {
                Emission emission = method.emit(builder);
                outputs.add(target.rename(emission.map(), free(model, method.name())));
                for (int i = 0; i < emission.checks().size(); i++) {
                    String check = check(method.name(), i);
                    emission.checks()
                            .get(i)
                            .values()
                            .forEach((name, value) -> outputs.add(target.rename(value, check + name)));
                }
                emissions.put(method.name(), emission);
            } catch (NotApplicableException | DifferentiationException e) {
                if (!settings.skipNotApplicable()) {
                    throw e;
                }
                notApplicable.put(method.name(), Reason.of(e));
            }
        }
        cancellation.check();
        Graph graph = new Speedups().apply(target.outputs(outputs).buildPruned());
        return new ExplainerGraph(graph, model, emissions, notApplicable);
    }

    /** The graph with the outputs that everyone reads: scores, the class explained, and maps; without the values of checks. */
    public Graph withoutChecks() {
        List<String> outputs = new ArrayList<>(List.of(named(SCORES), named(CHOSEN)));
        emissions.keySet().forEach(method -> outputs.add(named(method)));
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
