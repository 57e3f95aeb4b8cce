package org.vizsla.graph.pass;

import java.util.List;
import java.util.Set;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Value;
import org.vizsla.graph.analysis.Reachability;

/** Drops the inputs that no output needs, and the nodes that read them: a network that was exported with a switch or sizes beside its images often uses the images alone. */
public final class RemoveIdleInputs implements Pass {
    @Override
    public Graph apply(Graph graph) {
        Set<String> needed = Reachability.to(graph, graph.outputs());
        List<String> idle = graph.inputs().stream()
                .map(Value::name)
                .filter(input -> !needed.contains(input))
                .toList();
        if (idle.isEmpty()) {
            return graph;
        }
        GraphBuilder builder = graph.toBuilder().buildPruned().toBuilder();
        idle.forEach(builder::removeInput);
        return builder.build();
    }
}
