package org.vizsla.models.onnx;

import java.util.List;
import org.vizsla.graph.Graph;
import org.vizsla.models.input.Assumption;
import org.vizsla.models.input.InputForm;

/**
 * A uniform classifier.
 *
 * @param input takes images, {@code [N, C, H, W]}
 * @param scores gives class scores, {@code [N, classes]}
 * @param cutOff the operator that was cut off after the scores; empty if none was
 * @param note which of several outputs is explained, for people; empty if there was only one
 * @param form what the network itself takes
 * @param assumptions about its input
 */
public record ImportedGraph(
        Graph graph,
        String input,
        String scores,
        String cutOff,
        String note,
        InputForm form,
        List<Assumption> assumptions) {
    public ImportedGraph {
        assumptions = List.copyOf(assumptions);
    }
}
