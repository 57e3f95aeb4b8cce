package org.vizsla.graph.pass;

import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.pass.internal.Dropouts;

/**
 * Refuses a graph in training mode: one with a {@code Dropout} that drops values at random, or a {@code BatchNormalization} that normalizes by the statistics of the batch. Such a network
 * answers differently at each run, or for each batch, and no explanation of it would hold.
 */
public final class RefuseTraining implements Pass {
    /**
     * The very same graph.
     *
     * @throws VizslaException if it is in training mode
     */
    @Override
    public Graph apply(Graph graph) {
        for (Node node : graph.nodes()) {
            if (node.is("Dropout") && Dropouts.drop(node, graph)) {
                throw refusal(node, "drops values at random");
            } else if (node.is("BatchNormalization") && node.integer("training_mode", 0) == 1) {
                throw refusal(node, "normalizes by the statistics of the batch");
            }
        }
        return graph;
    }

    private static VizslaException refusal(Node node, String what) {
        return new VizslaException(node.label() + " " + what
                + ", since the model is in training mode: export it for inference (in PyTorch, after model.eval())");
    }
}
