package org.vizsla.graph.pass.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.analysis.Renaming;

/** A subgraph that is copied into the graph around it, as often as needed; what it computes gets fresh names each time. */
public final class Inlining {
    private final GraphBuilder builder;
    private final Graph inner;
    private final Map<String, String> constants = new HashMap<>();

    /**
     * A subgraph to be copied.
     *
     * @param builder of the graph around it, which takes its constants, once
     */
    public Inlining(GraphBuilder builder, Graph inner) {
        this.builder = builder;
        this.inner = inner;
        inner.initializers().forEach((name, tensor) -> constants.put(name, builder.constant(name, tensor)));
    }

    /**
     * Copies its nodes.
     *
     * @param inputs the values that its inputs stand for
     * @param into takes the nodes
     * @return the values of its outputs
     */
    public List<String> copy(Map<String, String> inputs, Consumer<Node> into) {
        Map<String, String> names = new HashMap<>(constants);
        names.putAll(inputs);
        for (Node node : inner.nodes()) {
            node.outputs().stream()
                    .filter(output -> !output.isEmpty())
                    .forEach(output -> names.put(output, builder.fresh(output)));
            into.accept(Renaming.ofReads(node, names).withOutputs(Renaming.of(node.outputs(), names)));
        }
        return Renaming.of(inner.outputs(), names);
    }
}
