package org.vizsla.models.onnx;

import java.util.List;
import org.vizsla.graph.Graph;
import org.vizsla.models.answer.Answer;
import org.vizsla.models.input.Assumption;
import org.vizsla.models.input.Intake;

/**
 * A uniform classifier.
 *
 * @param input takes images, {@code [N, C, H, W]}
 * @param scores gives class scores, {@code [N, classes]}
 * @param cutOff the operator that was cut off behind the scores; empty if none was
 * @param answer what the scores mean
 * @param intake how it takes images
 * @param note which of several outputs is explained, for people; empty if there was but one, or one was named
 * @param otherOutputs the outputs of the file that are not explained
 */
public record ImportedGraph(
        Graph graph,
        String input,
        String scores,
        String cutOff,
        Answer answer,
        Intake intake,
        String note,
        List<String> otherOutputs) {
    public ImportedGraph {
        otherOutputs = List.copyOf(otherOutputs);
    }

    /** The same with more that is assumed. */
    ImportedGraph assuming(List<Assumption> more) {
        Intake taking = intake;
        for (Assumption assumption : more) {
            taking = taking.assuming(assumption);
        }
        return new ImportedGraph(graph, input, scores, cutOff, answer, taking, note, otherOutputs);
    }
}
