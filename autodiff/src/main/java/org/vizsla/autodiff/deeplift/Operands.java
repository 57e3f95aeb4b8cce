package org.vizsla.autodiff.deeplift;

import java.util.stream.IntStream;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;

/** Which inputs of a node are no constants. */
final class Operands {
    private Operands() {}

    static boolean isComputed(Graph graph, Node node, int input) {
        String name = node.input(input);
        return name != null && !graph.initializers().containsKey(name);
    }

    static long computed(Graph graph, Node node) {
        return indices(graph, node).count();
    }

    /** The first of them; the first input if there is none. */
    static int first(Graph graph, Node node) {
        return indices(graph, node).findFirst().orElse(0);
    }

    private static IntStream indices(Graph graph, Node node) {
        return IntStream.range(0, node.inputs().size()).filter(input -> isComputed(graph, node, input));
    }
}
