package org.vizsla.graph.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Value;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.pass.internal.BatchAxis;

/**
 * Gives a model whose exporter fixed the batch, as in {@code [1, 3, 224, 224]}, the batch dimension {@value Shape#BATCH}.
 *
 * <p>The input's first dimension becomes symbolic, and so does that of outputs whose first axis is the batch. A {@code Reshape} of data that depend
 * on the input, to a constant shape that begins with the fixed batch, copies the batch instead: {@code [1, 9216]} becomes {@code [0, 9216]}. Where
 * windows or heads were merged into the first axis before, it is inferred: {@code [-1, 56, 56, 96]}. Shapes of other values are dropped, since they
 * held for the fixed batch; their types stay. Nodes and constants that no output needs are dropped on the way.
 *
 * <p>Requires operator set {@link GraphBuilder#OPSET} and no {@code Constant} nodes ({@link LevelOpset}, {@link FoldConstantNodes}). A graph stays as
 * it is unless it has exactly one input, with at least two axes and a fixed first one.
 *
 * <p>This proves nothing: a batch size written elsewhere, as in the shape of an {@code Expand}, stays. Callers that rely on the result should compare
 * it with the original at the fixed batch size, and entry by entry at another.
 */
public final class MakeBatchDynamic implements Pass {
    @Override
    public Graph apply(Graph graph) {
        if (graph.inputs().size() != 1) {
            return graph;
        }
        Value input = graph.inputs().iterator().next();
        Shape shape = input.shape();
        if (shape == null || shape.rank() < 2 || shape.size(0) == Shape.UNKNOWN) {
            return graph;
        }
        requireLevel(graph);
        BatchAxis axis = new BatchAxis(graph, input.name(), shape.size(0));
        GraphBuilder b = graph.toBuilder();
        b.input(withBatch(input));
        b.nodes(List.of());
        for (Node node : graph.nodes()) {
            Map<String, String> rows = new HashMap<>();
            axis.repeated(node).forEach(value -> rows.put(value, row(b, value, input.name())));
            long @Nullable [] target = axis.follow(node);
            b.add(
                    target != null
                            ? reshape(node, b.integers(target))
                            : node.withInputs(node.inputs().stream()
                                    .map(value -> rows.getOrDefault(value, value))
                                    .toList()));
        }
        for (Value value : graph.values().values()) {
            boolean known = graph.outputs().contains(value.name()) && axis.isFirst(value.name());
            b.value(known ? withBatch(value) : new Value(value.name(), value.type(), null));
        }
        return b.buildPruned();
    }

    /** The first row of a value, for each entry of the batch: {@code Expand(value[0:1], Concat(N, Shape(value)[1:]))}. */
    private static String row(GraphBuilder b, String value, String input) {
        String one = b.op("Slice", value, b.integers(0), b.integers(1), b.integers(0))
                .value();
        String count = b.op("Shape", input).with("start", 0).with("end", 1).value();
        String rest = b.op("Shape", value).with("start", 1).value();
        String shape = b.op("Concat", count, rest).with("axis", 0).value();
        return b.op("Expand", one, shape).value();
    }

    /** The node with another target shape, in which 0 copies a size. */
    private static Node reshape(Node node, String target) {
        Map<String, Attribute> attributes = new LinkedHashMap<>(node.attributes());
        attributes.keySet().removeAll(Set.of("allowzero", "axis"));
        List<String> inputs = List.of(node.inputs().get(0), target);
        return new Node(node.name(), "Reshape", "", inputs, node.outputs(), attributes);
    }

    private static Value withBatch(Value value) {
        Shape shape = value.shape();
        if (shape == null || shape.rank() == 0) {
            return value;
        }
        List<Dimension> dimensions = new ArrayList<>(shape.dimensions());
        dimensions.set(0, new Dimension.Symbolic(Shape.BATCH));
        return new Value(value.name(), value.type(), new Shape(dimensions));
    }

    private static void requireLevel(Graph graph) {
        if (graph.opset() < GraphBuilder.OPSET) {
            throw new VizslaException("MakeBatchDynamic needs operator set " + GraphBuilder.OPSET
                    + " or a newer one, and the graph is of " + graph.opset() + ": apply LevelOpset first");
        }
        if (graph.nodes().stream().anyMatch(node -> node.is("Constant"))) {
            throw new VizslaException(
                    "MakeBatchDynamic needs constants to be initializers: apply FoldConstantNodes first");
        }
    }
}
