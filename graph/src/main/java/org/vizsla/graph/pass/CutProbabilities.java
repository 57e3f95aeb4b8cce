package org.vizsla.graph.pass;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.analysis.NodeAxis;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;

/**
 * Takes a final {@code Softmax}, {@code LogSoftmax} or {@code Sigmoid} off, so that the first output is the class scores instead of their probabilities, whose gradients
 * vanish where the network is sure.
 *
 * <p>Only what relays values ({@link Trait#RELAYS}: {@code Identity}, {@code Reshape}, {@code Cast} to a type of real numbers and the like), and behind probabilities
 * a {@code Clip} that probabilities pass, a quantization of them, and the {@code Log} of a sigmoid may stand between it and the output; the scores take the same way but
 * for these, so that they have the shape and type that the probabilities had. A softmax elsewhere, as in attention, or over the batch stays, and so do the other outputs.
 *
 * <p>The original graph still gives the probabilities.
 */
public final class CutProbabilities implements Pass {
    private static final Set<DataType> REAL = Set.of(DataType.FLOAT16, DataType.FLOAT32, DataType.FLOAT64);

    /** What relays probabilities, and has no sense for scores: their range is another one. */
    private static final Set<String> LEFT_OUT = Set.of("Identity", "Clip", "Log", "QuantizeLinear", "DequantizeLinear");

    /** How far from 0 and 1 a clip's bounds may lie: frameworks clip probabilities by 1e-7, to take logarithms. */
    private static final float CLIP_MARGIN = 1e-6f;

    /**
     * The graph whose first output is scores, and what was done.
     *
     * @param operator what was cut off, {@code Softmax}, {@code LogSoftmax} or {@code Sigmoid}; empty if nothing was, and the graph is the very same
     */
    public record Result(Graph graph, boolean cut, String operator) {}

    @Override
    public Graph apply(Graph graph) {
        return cut(graph).graph();
    }

    public Result cut(Graph graph) {
        List<Node> layout = new ArrayList<>();
        Node last = last(graph, layout);
        String scores = last == null ? null : last.input(0);
        if (last == null || scores == null || graph.producer(scores) == null) {
            return new Result(graph, false, "");
        }
        GraphBuilder b = graph.toBuilder();
        Collections.reverse(layout);
        for (Node node : layout) {
            if (LEFT_OUT.contains(node.operator())) {
                continue;
            }
            List<String> inputs = new ArrayList<>(node.inputs());
            inputs.set(0, scores);
            scores = b.op(node.operator(), inputs).withAll(node.attributes()).value();
        }
        Set<String> outputs = new LinkedHashSet<>(List.of(scores));
        outputs.addAll(graph.outputs().subList(1, graph.outputs().size()));
        return new Result(b.outputs(List.copyOf(outputs)).buildPruned(), true, last.operator());
    }

    /** The operator that makes the probabilities of the first output, or null; adds the nodes between, last first. */
    private static @Nullable Node last(Graph graph, List<Node> layout) {
        String value = graph.outputs().isEmpty() ? null : graph.outputs().get(0);
        while (value != null) {
            Node node = graph.producer(value);
            if (node == null || !node.domain().isEmpty()) {
                return null;
            } else if (node.is("Sigmoid")) {
                return node;
            } else if (OperatorTraits.of(node).has(Trait.SHARES)) {
                boolean clipped = has("Clip", layout);
                return NodeAxis.isFirst(graph, node, -1) || (clipped && !node.is("Softmax")) || has("Log", layout)
                        ? null
                        : node;
            } else if (!relays(node) && !passesProbabilities(node, graph) && !takesLogarithms(node, layout)) {
                return null;
            }
            layout.add(node);
            value = node.input(0);
        }
        return null;
    }

    private static boolean has(String operator, List<Node> layout) {
        return layout.stream().anyMatch(node -> node.is(operator));
    }

    /** Whether a node gives the logarithms of what may be probabilities, and nothing changes those. */
    private static boolean takesLogarithms(Node node, List<Node> layout) {
        return node.is("Log") && !has("Log", layout) && !has("Clip", layout);
    }

    private static boolean relays(Node node) {
        return OperatorTraits.of(node).has(Trait.RELAYS)
                && (!node.is("Cast") || REAL.stream().anyMatch(type -> type.code() == node.integer("to", 0)));
    }

    /** Whether a node is a clip that leaves values from 0 to 1 as they are. */
    private static boolean passesProbabilities(Node node, Graph graph) {
        return node.is("Clip")
                && node.attributes().isEmpty()
                && bound(node.input(1), graph, Float.NEGATIVE_INFINITY) <= CLIP_MARGIN
                && bound(node.input(2), graph, Float.POSITIVE_INFINITY) >= 1 - CLIP_MARGIN;
    }

    /** A bound of a clip; not a number where it is not known. */
    private static float bound(@Nullable String value, Graph graph, float absent) {
        if (value == null || value.isEmpty()) {
            return absent;
        }
        Tensor known = graph.initializers().get(value);
        return known == null || known.type() != DataType.FLOAT32 ? Float.NaN : known.floats()[0];
    }
}
