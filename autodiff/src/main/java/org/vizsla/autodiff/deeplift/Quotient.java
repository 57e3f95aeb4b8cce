package org.vizsla.autodiff.deeplift;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vizsla.autodiff.BackwardRule;
import org.vizsla.autodiff.NodeCondition;
import org.vizsla.autodiff.Step;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;

/** The rule for {@code x / z}: that for the product of x and {@code 1 / z}, whose slope through both points is {@code -1 / (z z_ref)}. */
record Quotient(Reference reference) implements BackwardRule {
    @Override
    public List<@Nullable String> apply(Step step) {
        String x = step.x(0);
        String z = step.x(1);
        String xRef = reference.of(x);
        String zRef = reference.of(z);
        String reciprocals = step.add(
                step.op("Reciprocal", z).value(), step.op("Reciprocal", zRef).value());
        String forX = step.mul(step.dy(), step.mul(reciprocals, 0.5));
        String slope = step.div(step.mul(step.add(x, xRef), -0.5), step.mul(z, zRef));
        String forZ = step.mul(step.dy(), slope);
        return step.toInputs(
                input -> step.sumTo(input == 0 ? forX : forZ, step.shape(step.y()), step.shape(step.x(input))));
    }

    /** A division of two values that both depend on the input. */
    record OfBoth(Reference reference) implements NodeCondition {
        @Override
        public boolean matches(Graph graph, Node node) {
            return node.is("Div") && Operands.differing(reference, node) == 2;
        }
    }
}
