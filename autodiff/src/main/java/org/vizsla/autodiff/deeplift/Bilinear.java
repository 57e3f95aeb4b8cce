package org.vizsla.autodiff.deeplift;

import org.vizsla.autodiff.NodeCondition;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;

/** The condition that a node is a product, of whatever kind, of two computed values. */
record Bilinear() implements NodeCondition {
    private static final NodeCondition PRODUCTS =
            NodeCondition.operator("Mul", "MatMul", "Gemm", "Conv", "ConvTranspose");

    @Override
    public boolean matches(Graph graph, Node node) {
        return PRODUCTS.matches(graph, node)
                && Operands.isComputed(graph, node, 0)
                && Operands.isComputed(graph, node, 1);
    }
}
