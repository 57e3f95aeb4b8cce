package org.vizsla.autodiff.deeplift;

import org.vizsla.autodiff.NodeCondition;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;

/** The condition that a node is a product, of any kind, of two values that both depend on the input. */
record Bilinear(Reference reference) implements NodeCondition {
    @Override
    public boolean matches(Graph graph, Node node) {
        return OperatorTraits.of(node).has(Trait.BILINEAR)
                && node.inputs().size() > 1
                && reference.differs(node.inputs().get(0))
                && reference.differs(node.inputs().get(1));
    }
}
