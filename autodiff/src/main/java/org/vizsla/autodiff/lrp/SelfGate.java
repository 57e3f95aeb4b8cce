package org.vizsla.autodiff.lrp;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vizsla.autodiff.BackwardRule;
import org.vizsla.autodiff.NodeCondition;
import org.vizsla.autodiff.Step;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Tensor;

/**
 * The rule for {@code x sigmoid(x)} (SiLU) and {@code x sigmoid(c x)} (a GELU): they have no operator of their own, but are activations like any
 * other, so all relevance passes unchanged to x.
 *
 * <p>Sharing the product in halves would give the same, except for what the stabilizer absorbs.
 */
record SelfGate() implements BackwardRule {
    @Override
    public List<@Nullable String> apply(Step step) {
        return step.toInput(gated(step.forward(), step.node()), step.dy());
    }

    /** Which input of a product is gated by a sigmoid of itself; -1 if there is none. */
    private static int gated(Graph graph, Node product) {
        for (int input = 0; input < product.inputs().size(); input++) {
            Node gate = graph.producer(product.inputs().get(1 - input));
            if (gate != null
                    && gate.is("Sigmoid")
                    && isMultiple(graph, gate.inputs().get(0), product.inputs().get(input))) {
                return input;
            }
        }
        return -1;
    }

    private static boolean isMultiple(Graph graph, String value, String of) {
        Node factor = graph.producer(value);
        return value.equals(of)
                || (factor != null
                        && factor.is("Mul")
                        && ((factor.inputs().get(0).equals(of)
                                        && isNumber(graph, factor.inputs().get(1)))
                                || (factor.inputs().get(1).equals(of)
                                        && isNumber(graph, factor.inputs().get(0)))));
    }

    private static boolean isNumber(Graph graph, String value) {
        Tensor constant = graph.initializers().get(value);
        return constant != null && constant.elements() == 1;
    }

    /** The condition that a node is such an activation. */
    record Activation() implements NodeCondition {
        @Override
        public boolean matches(Graph graph, Node node) {
            return node.is("Mul") && gated(graph, node) >= 0;
        }
    }
}
