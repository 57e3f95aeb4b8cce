package org.vizsla.autodiff.lrp;

import java.util.HashMap;
import java.util.Map;
import org.vizsla.autodiff.rule.Rectifier;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.op.OperatorTraits;

/** Whether a value is provably never negative, as after a ReLU, even with pooling, reshaping or concatenation in between. */
final class NonNegative {
    private static final Rectifier RECTIFIER = new Rectifier();

    /** How many nodes back it looks; beyond that it says no, which costs nothing but time. */
    private static final int DEEPEST = 100;

    private final Graph graph;
    private final Map<String, Boolean> known = new HashMap<>();

    private int depth;

    private NonNegative(Graph graph) {
        this.graph = graph;
    }

    static boolean holds(Graph graph, String value) {
        return new NonNegative(graph).of(value);
    }

    private boolean of(String value) {
        Boolean before = known.get(value);
        if (before != null) {
            return before;
        }
        Node node = graph.producer(value);
        depth++;
        boolean result = node != null && depth < DEEPEST && of(node);
        depth--;
        known.put(value, result);
        return result;
    }

    private boolean of(Node node) {
        if (RECTIFIER.matches(graph, node) || isClippedAtZero(node)) {
            return true;
        }
        return switch (OperatorTraits.of(node).sign()) {
            case NEVER_NEGATIVE -> true;
            case KEPT -> of(node.inputs().get(0));
            case COMBINED -> node.inputs().stream().allMatch(this::of);
            case FREE -> false;
        };
    }

    private boolean isClippedAtZero(Node node) {
        String minimum = node.is("Clip") ? node.input(1) : null;
        Tensor bound = minimum == null ? null : graph.initializers().get(minimum);
        return bound != null && bound.type() == DataType.FLOAT32 && bound.elements() == 1 && bound.floats()[0] >= 0;
    }
}
