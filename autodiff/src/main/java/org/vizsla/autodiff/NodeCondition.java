package org.vizsla.autodiff;

import java.util.Set;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;

/** A condition on a node, in its graph, under which a rule of a composite applies. */
@FunctionalInterface
public interface NodeCondition {
    boolean matches(Graph graph, Node node);

    /** The same condition for the nodes of one graph, which looks only once at what it needs to know of all of it. */
    default NodeCondition in(Graph graph) {
        return this;
    }

    /** One of these operators of the standard domain. */
    static NodeCondition operator(String... operators) {
        return new IsOperator(Set.of(operators));
    }

    /** An operator that has the trait. */
    static NodeCondition has(Trait trait) {
        return new IsOperator(OperatorTraits.operators(operator -> operator.has(trait)));
    }

    /** One of these operators of the standard domain. */
    record IsOperator(Set<String> operators) implements NodeCondition {
        public IsOperator {
            operators = Set.copyOf(operators);
        }

        @Override
        public boolean matches(Graph graph, Node node) {
            return node.domain().isEmpty() && operators.contains(node.operator());
        }
    }
}
