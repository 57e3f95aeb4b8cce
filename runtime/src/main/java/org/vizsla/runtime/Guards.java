package org.vizsla.runtime;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Value;
import org.vizsla.graph.op.Axes;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.schema.Schemas;

/**
 * Guards values that an operator must not find empty, where only a run tells their sizes: {@code x} becomes {@code Reshape(x, Shape(x) * (n / n))} with {@code n} the number of its elements. ONNX
 * Runtime refuses to divide 0 by 0, but some of its kernels end the process on values without elements.
 */
final class Guards {
    /** What operators do to axes that leaves no value empty that was not. */
    private static final Set<Axes> FILLING = EnumSet.of(
            Axes.ELEMENTWISE, Axes.ALONG, Axes.PERMUTED, Axes.CONTRACTED, Axes.MAPS, Axes.REDUCED, Axes.RESHAPED);

    private final Set<String> filled = new HashSet<>();
    private final Map<String, String> guarded = new HashMap<>();
    private final GraphBuilder builder;
    private final Ops ops;

    private Guards(Graph graph) {
        builder = graph.toBuilder().nodes(List.of()).scope("guard");
        ops = new Ops(builder);
        graph.inputs().stream().filter(Guards::isFilled).forEach(input -> filled.add(input.name()));
        graph.initializers().forEach((name, tensor) -> {
            if (tensor.elements() > 0) {
                filled.add(name);
            }
        });
    }

    /** The graph with guards where they are needed; its values keep their names. */
    static Graph added(Graph graph) {
        Guards guards = new Guards(graph);
        graph.nodes().forEach(guards::add);
        return guards.guarded.isEmpty() ? graph : guards.builder.build();
    }

    private static boolean isFilled(Value input) {
        Shape shape = input.shape();
        if (shape == null) {
            return false;
        }
        for (long size : shape.sizes()) {
            if (size == 0) {
                return false;
            }
        }
        return true;
    }

    private void add(Node node) {
        List<String> inputs = new ArrayList<>(node.inputs());
        for (int input : Schemas.filledInputs(node)) {
            inputs.set(input, guard(inputs.get(input)));
        }
        builder.add(node.withInputs(inputs));
        boolean fills =
                node.is("Concat") || FILLING.contains(OperatorTraits.of(node).axes());
        if (fills && inputs.stream().allMatch(input -> input.isEmpty() || isFilled(input))) {
            filled.addAll(node.outputs());
        }
    }

    private boolean isFilled(String value) {
        return filled.contains(value) || guarded.containsValue(value);
    }

    private String guard(String value) {
        if (filled.contains(value)) {
            return value;
        }
        return guarded.computeIfAbsent(value, key -> {
            String shape = ops.shapeOf(value);
            String elements = builder.op("ReduceProd", shape).value();
            String one = builder.op("Div", elements, elements)
                    .called("'" + value + "' must not be empty")
                    .value();
            return builder.op("Reshape", value, builder.op("Mul", shape, one).value())
                    .value();
        });
    }
}
