package org.vizsla.graph.pass;

import org.vizsla.graph.Attribute;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.pass.internal.Lifting;
import org.vizsla.graph.pass.internal.OperatorChange;

/**
 * Lifts a model from an older standard operator set to {@link GraphBuilder#OPSET}, so that every operator has one form: for instance, the axes of a
 * {@code Squeeze} are always an input.
 *
 * <p>Requires operator set {@value #OLDEST} to {@link GraphBuilder#OPSET}. Constants should be initializers already ({@link FoldConstantNodes}); the
 * scales of an old {@code Resize} are read.
 *
 * <p>Ensures operator set {@link GraphBuilder#OPSET} and equal results. Nodes and constants that no output needs are dropped on the way. Subgraphs of
 * {@code If}, {@code Loop} and {@code Scan} stay as they are; where one holds an operator that changed, the model is refused.
 *
 * <p>Source: the ONNX operator changelog, sets 10 to 21. {@link OperatorChange#ALL} is the table.
 */
public final class LevelOpset implements Pass {
    /** The oldest supported operator set. */
    public static final int OLDEST = 9;

    @Override
    public Graph apply(Graph graph) {
        int opset = graph.opset();
        if (opset == GraphBuilder.OPSET) {
            return graph;
        }
        if (opset < OLDEST || opset > GraphBuilder.OPSET) {
            throw new VizslaException("the model uses operator set " + opset + ", and Vizsla supports " + OLDEST
                    + " to " + GraphBuilder.OPSET + ": export it again with one of these");
        }
        Lifting lifting = new Lifting(graph);
        for (Node node : graph.nodes()) {
            refuseChangesWithin(node, node, opset);
            OperatorChange change = OperatorChange.of(node, opset);
            if (change == null) {
                lifting.add(node);
            } else {
                change.adapter().adapt(node, lifting);
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
