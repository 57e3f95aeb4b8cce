package org.vizsla.autodiff.deeplift;

import org.vizsla.autodiff.NodeCondition;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;

/** The condition that a node is a product, of whatever kind, of two values that both depend on the input. */
record Bilinear(Reference reference) implements NodeCondition {
    private static final NodeCondition PRODUCTS =
            NodeCondition.operator("Mul", "MatMul", "Gemm", "Conv", "ConvTranspose");

    @Override
    public boolean matches(Graph graph, Node node) {
        return PRODUCTS.matches(graph, node)
                && reference.differs(node.inputs().get(0))
                && reference.differs(node.inputs().get(1));
    }
}
