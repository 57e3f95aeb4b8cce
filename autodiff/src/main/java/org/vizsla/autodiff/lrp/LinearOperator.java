package org.vizsla.autodiff.lrp;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.vizsla.autodiff.NodeCondition;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.op.Axes;
import org.vizsla.graph.op.Operator;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;

/**
 * The condition that a node is a linear layer: a convolution, a matrix product or an {@code Einsum} of two operands, one of which is a constant weight.
 *
 * @param operators those that count, of {@code Conv}, {@code ConvTranspose}, {@code Gemm}, {@code MatMul}, {@code Einsum}
 */
record LinearOperator(Set<String> operators) implements NodeCondition {
    static final LinearOperator CONVOLUTION = weighing(operator -> operator.has(Axes.MAPS));
    static final LinearOperator DENSE =
            weighing(operator -> operator.has(Axes.CONTRACTED)).and("Einsum");
    static final LinearOperator ANY = weighing(operator -> true).and("Einsum");

    LinearOperator {
        operators = Set.copyOf(operators);
    }

    private static LinearOperator weighing(Predicate<Operator> wanted) {
        return new LinearOperator(
                OperatorTraits.operators(operator -> operator.has(Trait.WEIGHS) && wanted.test(operator)));
    }

    private LinearOperator and(String operator) {
        Set<String> more = new HashSet<>(operators);
        more.add(operator);
        return new LinearOperator(more);
    }

    @Override
    public boolean matches(Graph graph, Node node) {
        return node.domain().isEmpty()
                && operators.contains(node.operator())
                && (!node.is("Einsum") || node.inputs().size() == 2)
                && (isConstant(graph, node, 1)
                        || (DENSE.operators.contains(node.operator()) && isConstant(graph, node, 0)));
    }

    /** Which of the two operands is not the weight. */
    static int data(Graph graph, Node node) {
        return isConstant(graph, node, 1) ? 0 : 1;
    }

    /** The axis of the weight on which the channels of the output lie, if the weight is the second operand; -1 if there is no single one. */
    static int outputAxis(Node node) {
        return switch (node.operator()) {
            case "Conv" -> 0;
            case "ConvTranspose" -> node.integer("group", 1) == 1 ? 1 : -1;
            case "Gemm" -> node.integer("transB", 0) == 1 ? 0 : 1;
            case "MatMul" -> 1;
            default -> -1;
        };
    }

    private static boolean isConstant(Graph graph, Node node, int input) {
        String name = node.input(input);
        return name != null && graph.initializers().containsKey(name);
    }
}
