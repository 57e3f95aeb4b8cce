package org.vizsla.models.answer;

import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.analysis.NodeAxis;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;

/** The operator that computes a value; operators that only rearrange it are skipped. */
public final class LastOperator {
    private LastOperator() {}

    /** Whether a value holds probabilities of mutually exclusive classes. */
    public static boolean isSoftmax(Graph graph, String value) {
        Node last = of(graph, value);
        return last != null && last.is("Softmax") && !NodeAxis.isFirst(graph, last, -1);
    }

    /** Whether a value holds independent probabilities. */
    public static boolean isSigmoid(Graph graph, String value) {
        Node last = of(graph, value);
        return last != null && last.is("Sigmoid");
    }

    private static @Nullable Node of(Graph graph, String value) {
        Node node = graph.producer(value);
        while (node != null && OperatorTraits.of(node).has(Trait.RELAYS)) {
            String before = node.input(0);
            node = before == null ? null : graph.producer(before);
        }
        return node;
    }
}
