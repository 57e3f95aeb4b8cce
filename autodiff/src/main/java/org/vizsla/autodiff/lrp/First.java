package org.vizsla.autodiff.lrp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.vizsla.autodiff.NodeCondition;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;

/**
 * The condition that a node is one of a kind, and no other of that kind lies between it and what is fed to the network; several branches may each
 * begin with one.
 */
record First(NodeCondition kind) implements NodeCondition {
    @Override
    public boolean matches(Graph graph, Node node) {
        if (!kind.matches(graph, node)) {
            return false;
        }
        Set<String> seen = new HashSet<>(node.reads());
        Deque<String> before = new ArrayDeque<>(seen);
        while (!before.isEmpty()) {
            Node producer = graph.producer(before.pop());
            if (producer == null) {
                continue;
            }
            if (kind.matches(graph, producer)) {
                return false;
            }
            producer.reads().stream().filter(seen::add).forEach(before::push);
        }
        return true;
    }
}
