package org.vizsla.graph.pass;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;

/**
 * Takes a final {@code Softmax} or {@code LogSoftmax} off, so that the first output is the class scores instead of their probabilities.
 *
 * <p>Only {@code Identity}, {@code Reshape}, {@code Flatten} and {@code Squeeze} may stand between the softmax and the output; the scores take the same way,
 * so that they have the shape that the probabilities had. A softmax elsewhere, as in attention, stays, and so do the other outputs.
 *
 * <p>The probabilities are had from the graph as it was.
 */
public final class CutSoftmax implements Pass {
    private static final Set<String> LAYOUT = Set.of("Identity", "Reshape", "Flatten", "Squeeze");
    private static final Set<String> CUT = Set.of("Softmax", "LogSoftmax");

    /**
     * The graph whose first output is scores, and what was done.
     *
     * @param operator what was cut off, {@code Softmax} or {@code LogSoftmax}; empty if nothing was, and the graph is the very same
     */
    public record Result(Graph graph, boolean cut, String operator) {}

    @Override
    public Graph apply(Graph graph) {
        return cut(graph).graph();
    }

    public Result cut(Graph graph) {
        List<Node> layout = new ArrayList<>();
        Node softmax = finalSoftmax(graph, layout);
        String scores = softmax == null ? null : softmax.input(0);
        if (softmax == null || scores == null || graph.producer(scores) == null) {
            return new Result(graph, false, "");
        }
        GraphBuilder b = graph.toBuilder();
        Collections.reverse(layout);
        for (Node node : layout) {
            if (node.is("Identity")) {
                continue;
            }
            List<String> inputs = new ArrayList<>(node.inputs());
            inputs.set(0, scores);
            scores = b.op(node.operator(), inputs).withAll(node.attributes()).value();
        }
        Set<String> outputs = new LinkedHashSet<>(List.of(scores));
        outputs.addAll(graph.outputs().subList(1, graph.outputs().size()));
        return new Result(b.outputs(List.copyOf(outputs)).buildPruned(), true, softmax.operator());
    }

    /** The softmax that makes the first output, or null; adds the nodes between, last first. */
    private static @Nullable Node finalSoftmax(Graph graph, List<Node> layout) {
        String value = graph.outputs().isEmpty() ? null : graph.outputs().get(0);
        while (value != null) {
            Node node = graph.producer(value);
            if (node == null || !node.domain().isEmpty()) {
                return null;
            } else if (CUT.contains(node.operator())) {
                return node;
            } else if (!LAYOUT.contains(node.operator())) {
                return null;
            }
            layout.add(node);
            value = node.input(0);
        }
        return null;
    }
}
