package org.vizsla.autodiff.deeplift;

import java.util.Set;
import org.vizsla.autodiff.NodeCondition;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;

/** The condition that a node is a nonlinear function of one value, element by element; further operands are the same over the baseline. */
record Elementwise(Reference reference) implements NodeCondition {
    private static final Set<String> OPERATORS = Set.of(
            "Relu",
            "LeakyRelu",
            "PRelu",
            "ThresholdedRelu",
            "Elu",
            "Celu",
            "Selu",
            "Sigmoid",
            "HardSigmoid",
            "HardSwish",
            "Tanh",
            "Softplus",
            "Softsign",
            "Mish",
            "Gelu",
            "Clip",
            "Abs",
            "Reciprocal",
            "Exp",
            "Log",
            "Sqrt",
            "Erf",
            "Sin",
            "Cos",
            "Pow",
            "Max",
            "Min",
            "Div");

    @Override
    public boolean matches(Graph graph, Node node) {
        if (!node.domain().isEmpty()
                || !OPERATORS.contains(node.operator())
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
