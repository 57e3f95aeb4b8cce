package org.vizsla.autodiff.deeplift;

import org.vizsla.autodiff.NodeCondition;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.op.Operator;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;

/** The condition that a node is a nonlinear function of one value, element by element; further operands are the same for the baseline. */
record Elementwise(Reference reference) implements NodeCondition {
    @Override
    public boolean matches(Graph graph, Node node) {
        Operator operator = OperatorTraits.of(node);
        if (!(operator.has(Trait.FUNCTION) || operator.has(Trait.COMBINES))
                || Operands.differing(reference, node) != 1) {
            return false;
        }
        int input = Operands.first(reference, node);
        var shape = graph.shape(node.outputs().get(0));
        return !operator.isLinearIn(input)
                && shape != null
                && shape.equals(graph.shape(node.inputs().get(input)));
    }
}
