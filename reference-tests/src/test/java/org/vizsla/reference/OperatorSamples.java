package org.vizsla.reference;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.vizsla.autodiff.lowering.Lowering;
import org.vizsla.explain.ExplainerGraph;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.runtime.Session;
import org.vizsla.testkit.RandomTensors;

/** A sample of each operator and form that exported explainers are made of, with and without lowering; of real numbers where there is one. */
final class OperatorSamples {
    private final Map<String, OperatorSample> samples = new TreeMap<>();
    private final Set<String> lowered = new HashSet<>();

    /** Takes those of a network with all methods that can be exported. */
    void add(Model model) {
        Graph graph = ExplainerGraph.compile(
                        model,
                        Methods.choose(List.of(Methods.ALL), Map.of(), ""),
                        ExplainerSettings.DEFAULT.skippingNotApplicable())
                .withoutChecks();
        add(model, graph);
        Graph forWebGpu = new Lowering().apply(graph);
        add(model, forWebGpu);
        forWebGpu.nodes().forEach(node -> lowered.add(OperatorSample.name(node)));
    }

    private void add(Model model, Graph graph) {
        List<String> all = graph.nodes().stream()
                .flatMap(node -> node.outputs().stream())
                .filter(output -> !output.isEmpty())
                .toList();
        Map<String, Tensor> feeds = new HashMap<>();
        graph.inputs().forEach(input -> feeds.put(input.name(), Tensor.ofLongs(List.of(-1L))));
        feeds.put(model.input(), new RandomTensors(1).normal(1, model.channels(), model.height(), model.width()));
        Map<String, Tensor> values = new HashMap<>(feeds);
        values.putAll(
                Session.runOnce(graph.toBuilder().outputs(all).build(), feeds).byName());
        for (Node node : graph.nodes()) {
            OperatorSample known = samples.get(OperatorSample.name(node));
            boolean isConstant = graph.initializers().keySet().containsAll(node.reads());
            if (!isConstant && (known == null || !known.isReal())) {
                OperatorSample sample = OperatorSample.of(node, graph, values);
                if (known == null || sample.isReal()) {
                    samples.put(sample.operator(), sample);
                }
            }
        }
    }

    /** In the order of the operators' names. */
    List<OperatorSample> all() {
        return List.copyOf(samples.values());
    }

    /** Whether explainers for WebGPU have this operator, in this form. */
    boolean isInLowered(String operator) {
        return lowered.contains(operator);
    }
}
