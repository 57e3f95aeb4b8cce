package org.vizsla.autodiff.lrp;

import static org.vizsla.autodiff.Composite.when;
import static org.vizsla.autodiff.NodeCondition.has;
import static org.vizsla.autodiff.NodeCondition.operator;

import org.vizsla.autodiff.BackwardRule;
import org.vizsla.autodiff.Composite;
import org.vizsla.autodiff.NodeCondition;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;

/**
 * How relevance passes all nodes but linear layers; every composite of this package ends with it.
 *
 * <ul>
 *   <li>What belongs to a linear layer (a batch normalization behind it, an added bias) passes it on; the layer's rule accounts for it.
 *   <li>An activation, any other function of one value, a softmax, a normalization by the values' own statistics, and arithmetic with a constant pass it on.
 *   <li>A sum, as at the end of a residual block, a difference, an average (over a window or over axes) and a resized picture share it in proportion to their
 *       parts.
 *   <li>Of a product of two computed values, as in a gate or in attention, each factor gets half. A value that is gated by a sigmoid of itself is an activation.
 *   <li>A batch normalization that follows no linear layer gives its input {@code x scale R / y}; its shift takes the rest.
 *   <li>All else keeps its derivative: a maximum hands relevance to the element that was largest; reshaping, slicing and concatenation (each part its own) only move
 *       it.
 * </ul>
 *
 * <p>For what Zennit's composites name (activations, sums, average pooling) the rules are Zennit's. What they do not name keeps its derivative there; normalizations,
 * products and functions of one value would then neither conserve relevance nor mean much.
 */
final class CommonRules {
    private CommonRules() {}

    static Composite of(double stabilizer) {
        BackwardRule share = new Norm(stabilizer, 1);
        BackwardRule half = new Norm(stabilizer, 2);
        return Composite.of(
                when(new Follower(), new PassThrough()),
                when(has(Trait.FUNCTION), new PassThrough()),
                when(has(Trait.NORMALIZES), new PassThrough()),
                when(operator("Neg", "Div"), new PassThrough()),
                when(new WithConstant(), new PassThrough()),
                when(new SelfGate.Activation(), new SelfGate()),
                when(has(Trait.SUMS), share),
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
