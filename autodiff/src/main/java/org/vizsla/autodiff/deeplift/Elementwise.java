package org.vizsla.autodiff.deeplift;

import java.util.Set;
import org.vizsla.autodiff.NodeCondition;
import org.vizsla.autodiff.internal.FunctionsOfOneValue;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;

/** The condition that a node is a nonlinear function of one value, element by element; further operands are the same over the baseline. */
record Elementwise(Reference reference) implements NodeCondition {
    /** Functions of two values, where the other one is the same over the baseline. */
    private static final Set<String> OF_TWO = Set.of("Max", "Min", "Div");

    @Override
    public boolean matches(Graph graph, Node node) {
        if (!node.domain().isEmpty()
                || !(FunctionsOfOneValue.ELEMENTWISE.contains(node.operator()) || OF_TWO.contains(node.operator()))
                || Operands.differing(reference, node) != 1) {
            return false;
        }
        int input = Operands.first(reference, node);
        var shape = graph.shape(node.outputs().get(0));
        boolean linear = node.is("Div") && input == 0;
        return !linear
                && shape != null
                && shape.equals(graph.shape(node.inputs().get(input)));
    }
}
