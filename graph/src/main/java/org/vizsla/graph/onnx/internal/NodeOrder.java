package org.vizsla.graph.onnx.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.graph.Node;

/**
 * Brings nodes into an order in which they can run, which exporters do not always write.
 *
 * <p>Nodes that are in order already stay as they are. Others stay as near to their place as can be: each goes right behind what it needs. Of a circle some node stands before what it
 * reads, which the check of the graph finds.
 */
final class NodeOrder {
    private final List<Node> nodes;
    private final Map<String, Integer> producers = new HashMap<>();
    private final boolean[] begun;
    private final List<Node> ordered = new ArrayList<>();

    private NodeOrder(List<Node> nodes) {
        this.nodes = nodes;
        this.begun = new boolean[nodes.size()];
        for (int i = 0; i < nodes.size(); i++) {
            for (String output : nodes.get(i).outputs()) {
                producers.putIfAbsent(output, i);
            }
        }
        producers.remove("");
    }

    static List<Node> of(List<Node> nodes) {
        NodeOrder order = new NodeOrder(nodes);
        for (int i = 0; i < nodes.size(); i++) {
            order.visit(i);
        }
        return order.ordered;
    }

    /** A node whose producers are still to be put before it. */
    private record Open(int node, Deque<Integer> needed) {}

    /** Puts a node behind all that it needs; without recursion, for graphs may be deep. */
    private void visit(int first) {
        Deque<Open> path = new ArrayDeque<>();
        open(first, path);
        while (!path.isEmpty()) {
            Open last = path.getLast();
            Integer next = last.needed().poll();
            if (next == null) {
                ordered.add(nodes.get(path.removeLast().node()));
            } else {
                open(next, path);
            }
        }
    }

    private void open(int node, Deque<Open> path) {
        if (begun[node]) {
            return;
        }
        begun[node] = true;
        Deque<Integer> needed = new ArrayDeque<>();
        for (String read : nodes.get(node).reads()) {
            Integer producer = producers.get(read);
            if (producer != null) {
                needed.add(producer);
            }
        }
        path.addLast(new Open(node, needed));
    }
}
