package org.vizsla.autodiff.lrp;

import static org.vizsla.autodiff.Composite.when;
import static org.vizsla.autodiff.NodeCondition.has;
import static org.vizsla.autodiff.NodeCondition.operator;

import java.util.List;
import org.vizsla.autodiff.BackwardRule;
import org.vizsla.autodiff.Composite;
import org.vizsla.autodiff.NodeCondition;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;

/**
 * How relevance passes through all nodes except linear layers; every composite of this package ends with these rules.
 *
 * <ul>
 *   <li>A node that belongs to a linear layer (a batch normalization after it, an added bias) passes it on; the layer's rule accounts for that node.
 *   <li>An activation, any other function of one value, a softmax, a normalization by the values' own statistics, and arithmetic with a constant pass it on.
 *   <li>A sum, as at the end of a residual block, a difference, an average (over a window or over axes) and a resized image share it in proportion to their parts.
 *   <li>Of a product of two computed values, as in a gate or in attention, each factor gets half; of one of more values, as an {@code Einsum} may be, each gets an equal part. A value that is gated by a sigmoid of itself is an activation.
 *   <li>A batch normalization that does not follow a linear layer gives its input {@code x scale R / y}; its shift takes the rest.
 *   <li>Everything else keeps its derivative: a maximum passes relevance to the largest element; reshaping, slicing and concatenation (each part its own) only move it.
 * </ul>
 *
 * <p>Where Zennit's composites have a rule (activations, sums, average pooling), it is used here too. Elsewhere Zennit keeps the derivative; for
 * normalizations, products and functions of one value, relevance would then be neither conserved nor meaningful.
 */
final class CommonRules {
    /** Operators that pass relevance on though they are no functions of one value alone, or are linear. */
    static final List<String> PASSED = List.of("Div", "Neg");

    private CommonRules() {}

    static Composite of(double stabilizer) {
        BackwardRule share = new Norm(stabilizer, 1);
        BackwardRule half = new Norm(stabilizer, 2);
        return Composite.of(
                when(new Follower(), new PassThrough()),
                when(has(Trait.FUNCTION), new PassThrough()),
                when(has(Trait.NORMALIZES), new PassThrough()),
                when(operator(PASSED.toArray(String[]::new)), new PassThrough()),
                when(new WithConstant(), new PassThrough()),
                when(new SelfGate.Activation(), new SelfGate()),
                when(has(Trait.SUMS), share),
                when(operator("Einsum"), new Norm(stabilizer, Norm.ALL)),
                when(has(Trait.BILINEAR), half),
                when(operator("BatchNormalization"), share));
    }

    /** Arithmetic of one computed value with a constant. */
    private record WithConstant() implements NodeCondition {
        @Override
        public boolean matches(Graph graph, Node node) {
            return OperatorTraits.of(node).has(Trait.COMBINES)
                    && Operands.computed(graph, node) == 1
                    && node.inputs().size() > 1;
        }
    }
}
