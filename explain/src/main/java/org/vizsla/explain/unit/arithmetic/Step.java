package org.vizsla.explain.unit.arithmetic;

import java.util.List;
import org.vizsla.graph.Node;

/** How a value comes about, as far as one of its elements can be followed. */
public sealed interface Step {
    /** An input of the graph, or a constant. */
    record Given() implements Step {}

    /** The elements of another value in the same row-major order. */
    record Relayed(String input) implements Step {}

    /**
     * The elements of another value, with axes in another order.
     *
     * @param axes for each axis, the one of the input that it was
     */
    record Permuted(String input, List<Integer> axes) implements Step {
        public Permuted {
            axes = List.copyOf(axes);
        }
    }

    /** Several values along an axis, one after the other. */
    record Joined(List<String> inputs, int axis) implements Step {
        public Joined {
            inputs = List.copyOf(inputs);
        }
    }

    /** A function of each element. */
    record Activated(String function, String input) implements Step {}

    /** Each element times a constant, plus a constant. */
    record Scaled(Node node, String input) implements Step {}

    /** Anything else: several elements count. */
    record Computed(Node node) implements Step {}
}
