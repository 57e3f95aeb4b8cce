package org.vizsla.explain.network;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;

/** The nodes where paths through a network meet (immediate postdominators): all paths from a node to the end pass through them. Nodes are given by their index in the graph. */
final class Joins {
    static final int NOWHERE = -1;

    private final int[] behind;

    /**
     * Finds the joins of a graph.
     *
     * @param readers the indices of the nodes that read a value
     */
    Joins(Graph graph, Map<String, Set<Integer>> readers) {
        behind = new int[graph.nodes().size()];
        for (int i = behind.length - 1; i >= 0; i--) {
            behind[i] = behind(graph.nodes().get(i), readers);
        }
    }

    private int behind(Node node, Map<String, Set<Integer>> readers) {
        int join = NOWHERE;
        boolean isFirst = true;
        for (String output : node.outputs()) {
            for (int reader : readers.getOrDefault(output, Set.of())) {
                join = isFirst ? reader : meet(join, reader);
                isFirst = false;
            }
        }
        return join;
    }

    /** The next node that all paths from a node pass through, or {@link #NOWHERE}. */
    int behind(int place) {
        return behind[place];
    }

    /** The first node that all paths from these nodes pass through, possibly one of them, or {@link #NOWHERE}. */
    int of(Collection<Integer> places) {
        return places.stream().reduce(this::meet).orElse(NOWHERE);
    }

    private int meet(int one, int other) {
        int a = one;
        int b = other;
        while (a != b && a != NOWHERE && b != NOWHERE) {
            if (a < b) {
                a = behind[a];
            } else {
                b = behind[b];
            }
        }
        return a == b ? a : NOWHERE;
    }
}
