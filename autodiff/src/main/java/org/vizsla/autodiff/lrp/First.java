package org.vizsla.autodiff.lrp;

import java.util.HashSet;
import java.util.Set;
import org.vizsla.autodiff.NodeCondition;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.analysis.Reachability;

/**
 * The condition that a node is one of a kind, and no other of that kind lies between it and what is fed to the network; several branches may each
 * begin with one.
 */
record First(NodeCondition kind) implements NodeCondition {
    /** The same in one graph, where the values that depend on a node of the kind are known. */
    private record Known(NodeCondition kind, Set<String> later) implements NodeCondition {
        @Override
        public boolean matches(Graph graph, Node node) {
            return kind.matches(graph, node) && !Reachability.readsAny(node, later);
        }
    }

    @Override
    public boolean matches(Graph graph, Node node) {
        return in(graph).matches(graph, node);
    }

    @Override
    public NodeCondition in(Graph graph) {
        NodeCondition known = kind.in(graph);
        Set<String> later = new HashSet<>();
        for (Node node : graph.nodes()) {
            if (Reachability.readsAny(node, later) || known.matches(graph, node)) {
                later.addAll(node.outputs());
            }
        }
        later.remove("");
        return new Known(known, later);
    }
}
