package org.vizsla.autodiff.lrp;

import java.util.stream.IntStream;
import org.vizsla.autodiff.Step;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;

/** Which inputs of a node carry computed values, rather than constants or axis numbers. */
final class Operands {
    private Operands() {}

    static boolean isComputed(Step step, int input) {
        return step.hasInput(input)
                && !step.forward().initializers().containsKey(step.x(input))
                && step.type(step.x(input)).isFloating();
    }

    /** The first of them; the first input if there is none. */
    static int firstComputed(Step step) {
        return IntStream.range(0, step.node().inputs().size())
                .filter(input -> isComputed(step, input))
                .findFirst()
                .orElse(0);
    }

    /** How many inputs of a node are not constants. */
    static long computed(Graph graph, Node node) {
        return node.inputs().stream()
                .filter(input -> !input.isEmpty() && !graph.initializers().containsKey(input))
                .count();
    }
}
