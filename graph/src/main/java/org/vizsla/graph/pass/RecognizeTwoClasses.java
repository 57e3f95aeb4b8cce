package org.vizsla.graph.pass;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;
import org.vizsla.graph.pass.internal.OneColumn;

/**
 * Writes what a network makes of its last probabilities by hand as one final {@code Sigmoid} or {@code Softmax}, so that they are known as probabilities, and can be cut off: of one class among several, and of two
 * sides of one sigmoid.
 *
 * <pre>{@code
 * Slice(Softmax(z)), class k        =>   Sigmoid(z_k - log(sum of exp(z_j), j other than k))
 * Slice(Sigmoid(z)), label k        =>   Sigmoid(Slice(z))
 * p = Sigmoid(z); Concat(1 - p, p)  =>   Softmax(Concat(-z/2, z/2))
 * }</pre>
 *
 * <p>Only the first output is looked at, and only what relays values may stand behind. Requires known types and shapes; the new values have none. Ensures equal results, but for rounding.
 */
public final class RecognizeTwoClasses implements Pass {
    @Override
    public Graph apply(Graph graph) {
        if (graph.outputs().isEmpty()) {
            return graph;
        }
        List<Node> layout = new ArrayList<>();
        String value = before(graph, graph.outputs().get(0), layout);
        GraphBuilder builder = graph.toBuilder();
        String made = oneClass(graph, value, builder);
        made = made == null ? bothSides(graph, value, builder) : made;
        if (made == null) {
            return graph;
        }
        Collections.reverse(layout);
        List<String> outputs = new ArrayList<>(graph.outputs());
        outputs.set(0, again(layout, made, builder));
        return builder.outputs(outputs).buildPruned();
    }

    /** The value that is only relayed to another; adds the nodes on the way, last first. */
    private static String before(Graph graph, String value, List<Node> layout) {
        String at = value;
        Node node = graph.producer(at);
        while (node != null && OperatorTraits.of(node).has(Trait.RELAYS)) {
            layout.add(node);
            at = node.inputs().get(0);
            node = graph.producer(at);
        }
        return at;
    }

    /** Emits nodes once more, behind another value. */
    private static String again(List<Node> nodes, String start, GraphBuilder builder) {
        String value = start;
        for (Node node : nodes) {
            List<String> inputs = new ArrayList<>(node.inputs());
            inputs.set(0, value);
            value = builder.op(node.operator(), inputs)
                    .withAll(node.attributes())
                    .value();
        }
        return value;
    }

    private static @Nullable String oneClass(Graph graph, String value, GraphBuilder builder) {
        OneColumn column = OneColumn.of(graph, value);
        Node made = column == null ? null : graph.producer(column.from());
        if (column == null || made == null || column.axis() == 0) {
            return null;
        }
        Ops ops = new Ops(builder);
        String scores = made.inputs().get(0);
        if (made.is("Sigmoid")) {
            return ops.sigmoid(column.of(builder, scores));
        }
        Shape shape = graph.shape(scores);
        boolean alongIt = shape != null && (made.integer("axis", -1) + shape.rank()) % shape.rank() == column.axis();
        return made.is("Softmax") && alongIt && column.size() > 1
                ? ops.sigmoid(ops.sub(column.of(builder, scores), column.ofOthers(builder, scores)))
                : null;
    }

    private static @Nullable String bothSides(Graph graph, String value, GraphBuilder builder) {
        Node join = graph.producer(value);
        Shape shape = graph.shape(value);
        if (join == null || shape == null || !join.is("Concat") || join.inputs().size() != 2) {
            return null;
        }
        long axis = (join.integer("axis", 0) + shape.rank()) % shape.rank();
        Side first = Side.of(graph, join.inputs().get(0));
        Side second = Side.of(graph, join.inputs().get(1));
        if (first == null || second == null || axis == 0 || shape.size((int) axis) != 2) {
            return null;
        }
        if (!first.score().equals(second.score()) || first.isOther() == second.isOther()) {
            return null;
        }
        String half = new Ops(builder).mul(first.score(), 0.5);
        String joined = builder.op("Concat", first.of(half, builder), second.of(half, builder))
                .with("axis", axis)
                .value();
        return builder.op("Softmax", joined).with("axis", axis).value();
    }

    /**
     * One of two sides of a sigmoid.
     *
     * @param score before the sigmoid
     * @param isOther whether it is one minus the sigmoid
     * @param layout what relays it, in order
     */
    private record Side(String score, boolean isOther, List<Node> layout) {
        static @Nullable Side of(Graph graph, String value) {
            List<Node> layout = new ArrayList<>();
            String at = before(graph, value, layout);
            String whole = complement(graph, graph.producer(at));
            at = whole == null ? at : before(graph, whole, layout);
            Node sigmoid = graph.producer(at);
            Collections.reverse(layout);
            return sigmoid != null && sigmoid.is("Sigmoid")
                    ? new Side(sigmoid.inputs().get(0), whole != null, layout)
                    : null;
        }

        /** What a node takes from one: {@code p} of {@code 1 - p}, {@code -p + 1} or {@code 1 + -p}; null for other nodes. */
        private static @Nullable String complement(Graph graph, @Nullable Node node) {
            if (node == null || node.inputs().size() != 2) {
                return null;
            }
            String a = node.inputs().get(0);
            String b = node.inputs().get(1);
            if (node.is("Sub")) {
                return isOne(graph, a) ? b : null;
            }
            Node negated = !node.is("Add") ? null : graph.producer(isOne(graph, a) ? b : a);
            return negated != null && negated.is("Neg") && (isOne(graph, a) || isOne(graph, b))
                    ? negated.inputs().get(0)
                    : null;
        }

        private static boolean isOne(Graph graph, String value) {
            Tensor known = graph.initializers().get(value);
            return known != null && known.type().isFloating() && known.elements() == 1 && known.floats()[0] == 1;
        }

        /** Emits this side of a score. */
        String of(String half, GraphBuilder builder) {
            return again(layout, isOther ? new Ops(builder).neg(half) : half, builder);
        }
    }
}
