package org.vizsla.graph.pass;

import org.vizsla.graph.Attribute;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Opsets;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.pass.internal.Lifting;
import org.vizsla.graph.pass.internal.NewerOperators;
import org.vizsla.graph.pass.internal.OperatorChange;

/**
 * Brings a model from an older or newer standard operator set to {@link GraphBuilder#OPSET}, so that every operator has one form: for instance, the axes of a {@code
 * Squeeze} are always an input.
 *
 * <p>Requires operator set {@value Opsets#OLDEST} to {@value Opsets#NEWEST}. Constants should be initializers already ({@link FoldConstantNodes}); the scales of
 * an old {@code Resize} are looked at.
 *
 * <p>Ensures operator set {@link GraphBuilder#OPSET}, or, where an operator needs it, the newer one that brought it, and equal results. Nodes and constants that no output needs are dropped on the way. Subgraphs of {@code If}, {@code Loop} and {@code Scan} stay as they are; where one
 * holds an operator that changed, the model is refused.
 *
 * <p>Source: the ONNX operator changelog, sets 1 to 28. {@link OperatorChange#ALL} and {@link NewerOperators} are the tables.
 */
public final class LevelOpset implements Pass {
    @Override
    public Graph apply(Graph graph) {
        int opset = graph.opset();
        if (opset < Opsets.OLDEST || opset > Opsets.NEWEST) {
            throw new VizslaException("the model is of operator set " + opset + ", and Vizsla understands "
                    + Opsets.OLDEST + " to " + Opsets.NEWEST + ": export it again with one of these");
        }
        int target = NewerOperators.oldestFor(graph);
        if (opset == target && graph.nodes().stream().noneMatch(node -> OperatorChange.of(node, opset) != null)) {
            return graph;
        }
        Lifting lifting = new Lifting(graph, target);
        for (Node node : graph.nodes()) {
            refuseChangesWithin(node, node, opset);
            OperatorChange change = OperatorChange.of(node, opset);
            if (change != null) {
                change.adapter().adapt(node, lifting);
            } else if (opset > target && NewerOperators.isWordy(node)) {
                NewerOperators.shorten(node, lifting);
            } else {
                lifting.add(node);
            }
        }
        return lifting.build();
    }

    private static void refuseChangesWithin(Node outermost, Node node, int opset) {
        for (Attribute attribute : node.attributes().values()) {
            if (attribute instanceof Attribute.OfGraph subgraph) {
                for (Node inner : subgraph.value().nodes()) {
                    if (OperatorChange.of(inner, opset) != null) {
                        throw new VizslaException(outermost.label() + " holds " + inner.label() + " of operator set "
                                + opset + ", which cannot be lifted inside a subgraph: export the model again with"
                                + " operator set " + GraphBuilder.OPSET);
                    }
                    refuseChangesWithin(outermost, inner, opset);
                }
            }
        }
    }
}
