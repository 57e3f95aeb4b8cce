package org.vizsla.models.answer;

import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Shape;

/**
 * A network whose scores have a known meaning; a single score has been given its other side.
 *
 * @param graph with the scores {@code [N, classes]} as its output
 */
public record Answered(Graph graph, Answer answer) {
    /**
     * Finds out what the scores of a network mean.
     *
     * @param graph with scores {@code [N, classes]} as its output
     * @param cutOff the operator that was cut off after them; empty if none was
     * @param said by the user; null to infer it from the network
     * @param namesBothSides whether a single score says yes or no, since both answers have names
     * @throws org.vizsla.graph.VizslaException if the scores cannot mean what the user says
     */
    public static Answered of(Graph graph, String cutOff, @Nullable Answer said, boolean namesBothSides) {
        String scores = graph.outputs().get(0);
        Shape shape = graph.shape(scores);
        boolean kept = LastOperator.isSigmoid(graph, scores);
        boolean separate = kept || cutOff.equals("Sigmoid");
        if (shape == null || shape.size(1) != 1) {
            boolean exclusive = cutOff.endsWith("Softmax") || LastOperator.isSoftmax(graph, scores);
            Answer answer = said == null ? separate ? Answer.LABELS : Answer.CLASSES : said.ofSeveral(exclusive);
            return new Answered(graph, answer);
        }
        Answer answer = said == null ? separate || namesBothSides ? Answer.SIDES : Answer.NUMBER : said.ofOne();
        return new Answered(OneScore.withBothSides(graph, scores, answer, kept), answer);
    }

    /** The value with the scores. */
    public String scores() {
        return graph.outputs().get(0);
    }
}
