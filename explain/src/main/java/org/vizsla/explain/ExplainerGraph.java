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
 * A network and methods of attribution, compiled into one graph.
 *
 * <p>Inputs: the network's own, and {@value #TARGET}, INT64 {@code [N]}: the class to explain for each picture, or -1 for the one with the highest score.
 * Outputs: {@value #SCORES} {@code [N, classes]}, {@value #CHOSEN} {@code [N]} (the classes explained), one map a method, of the method's name, and the
 * values {@code [N]} of each check. Where the network itself has a value of such a name, {@link #named} says which name stands in its place.
 *
 * @param model the network
 * @param emissions what each method wrote, by its name
 * @param notApplicable why a method wrote nothing, by its name
 */
public record ExplainerGraph(
        Graph graph, Model model, Map<String, Emission> emissions, Map<String, String> notApplicable) {
    public static final String TARGET = "target";
    public static final String SCORES = "scores";
    public static final String CHOSEN = "chosen";

    /**
     * Compiles for images that were made as the network's own preprocessing makes them.
     *
     * @throws VizslaException if a method cannot explain the network
     */
    public static ExplainerGraph compile(Model model, List<? extends GraphMethod> methods) {
        return compile(new Layers(model), methods, ExplainerSettings.DEFAULT, Cancellation.NEVER);
    }

    /** Compiles; methods that have no meaning for the network are left out if the settings say so. */
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
        Map<String, String> notApplicable = new LinkedHashMap<>();
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
                notApplicable.put(method.name(), String.valueOf(e.getMessage()));
            }
        }
        cancellation.check();
        Graph graph = new Speedups().apply(target.outputs(outputs).buildPruned());
        return new ExplainerGraph(graph, model, emissions, notApplicable);
    }

    /** What an input or output is called in this graph. */
    public String named(String name) {
        return free(model, name);
    }

    /** A name that no value of a network has: this one where it is free. */
    public static String free(Model model, String name) {
        String free = name;
        while (model.graph().defines(free)) {
            free += "_explained";
        }
        return free;
    }

    /** The result of a method out of those of a run. */
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

    /** How the names of a check's values begin. */
    private static String check(String method, int check) {
        return method + "/check_" + check + "/";
    }
}
