package org.vizsla.autodiff.deeplift;

import org.vizsla.autodiff.NodeCondition;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;

/** The condition that a node is a product, of any kind, of two or more values that depend on the input. */
record Bilinear(Reference reference) implements NodeCondition {
    @Override
    public boolean matches(Graph graph, Node node) {
        return OperatorTraits.of(node).has(Trait.BILINEAR)
                && node.inputs().stream()
                                .limit(factors(node))
                                .filter(reference::differs)
                                .count()
                        > 1;
    }

    /** How many of a node's leading inputs are factors of its result. */
    static int factors(Node node) {
        return node.is("Einsum") ? node.inputs().size() : 2;
    }
}
