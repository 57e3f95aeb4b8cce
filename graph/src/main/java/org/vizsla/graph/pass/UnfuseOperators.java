package org.vizsla.graph.pass;

import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.pass.internal.Lifting;
import org.vizsla.graph.pass.internal.fused.FusedOperator;

/**
 * Writes operators that ONNX Runtime fused, and those that compute in whole numbers, in standard ones on real numbers: {@code com.microsoft.FusedConv(x, w) activation="Relu"} becomes
 * {@code Relu(Conv(x, w))}, and {@code QLinearAdd} the sum of what {@code DequantizeLinear} makes of its inputs, quantized again.
 *
 * <p>Requires operator set {@link org.vizsla.graph.GraphBuilder#OPSET} or a newer one. Ensures results that are equal but for rounding: a quantized value may differ by one step where the exact
 * one lies between two. An operator that has no such form stays as it is.
 *
 * <p>Source: the documentation of ONNX Runtime's contributed operators. {@link FusedOperator#ALL} is the table.
 */
public final class UnfuseOperators implements Pass {
    private static final String BLOCKED_LAYOUT = "com.microsoft.nchwc";

    /** @throws VizslaException if values are in blocks of channels, as one kind of processor wants them */
    @Override
    public Graph apply(Graph graph) {
        graph.nodes().stream()
                .filter(node -> node.domain().equals(BLOCKED_LAYOUT))
                .findFirst()
                .ifPresent(UnfuseOperators::refuse);
        if (graph.nodes().stream().noneMatch(node -> FusedOperator.of(node) != null)) {
            return graph;
        }
        Lifting lifting = new Lifting(graph, graph.opset());
        for (Node node : graph.nodes()) {
            FusedOperator fused = FusedOperator.of(node);
            if (fused == null) {
                lifting.add(node);
            } else {
                fused.adapter().adapt(node, lifting);
            }
        }
        return lifting.build();
    }

    private static void refuse(Node node) {
        throw new VizslaException(node.label() + " is of " + BLOCKED_LAYOUT + ": ONNX Runtime saved the model for one"
                + " kind of processor; give the model as it was before, or save it with the optimization level"
                + " ORT_ENABLE_EXTENDED");
    }
}
