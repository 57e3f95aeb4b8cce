package org.vizsla.graph.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.NodeBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Value;
import org.vizsla.graph.pass.internal.region.Parameters;
import org.vizsla.graph.pass.internal.region.Region;
import org.vizsla.graph.pass.internal.region.Replacements;
import org.vizsla.graph.pass.internal.region.Replacements.Emission;
import org.vizsla.graph.pass.internal.region.Standardization;

/**
 * Replaces a layer normalization that was exported in parts by one operator: {@code ReduceMean, Sub, Pow, ReduceMean, Add, Sqrt, Div, Mul, Add}
 * becomes {@code LayerNormalization(x, scale, bias)}.
 *
 * <p>It is recognized by what it computes, hence in any spelling, with or without scale and bias. If it is over one axis that is not the last, such
 * as the channels of {@code [N, C, H, W]}, the value is transposed before and after it. One over other axes that are not the last, or over the batch,
 * stays in parts, and so does one whose parts are read elsewhere.
 *
 * <p>Requires known types and shapes. The last node keeps the name and the output of the last part.
 */
public final class RecognizeLayerNormalization implements Pass {
    @Override
    public Graph apply(Graph graph) {
        return Replacements.ofSmallest(graph, Set.of("ReduceMean", "ReduceSum"), region -> emission(graph, region));
    }

    private static @Nullable Emission emission(Graph graph, Region region) {
        if (region.axes().isEmpty()
                || (!region.reducesLastAxes() && region.axes().size() > 1)) {
            return null;
        }
        Standardization found = Standardization.of(region, true);
        return found == null
                ? null
                : builder -> emit(builder, region, found, new Parameters(region, graph.initializers()));
    }

    private static void emit(GraphBuilder b, Region region, Standardization found, Parameters parameters) {
        Shape sizes =
                Shape.of(region.axes().stream().mapToLong(region.shape()::size).toArray());
        List<String> operands = new ArrayList<>();
        operands.add(region.entry());
        operands.add(parameters.constant(b, found.scale(), sizes, "scale"));
        if (found.isShifted()) {
            operands.add(parameters.constant(b, found.shift(), sizes, "bias"));
        }
        if (region.reducesLastAxes()) {
            named(region, normalization(b, operands, region.axes().size(), found));
            return;
        }
        int rank = region.shape().rank();
        List<Integer> order = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
        order.add(order.remove((int) region.axes().get(0)));
        Shape moved = new Shape(order.stream()
                .map(axis -> region.shape().dimensions().get(axis))
                .toList());
        operands.set(0, known(b, transposition(b, region.entry(), order), moved));
        String normalized = known(b, normalization(b, operands, 1, found), moved);
        List<Integer> back =
                IntStream.range(0, rank).map(order::indexOf).boxed().toList();
        named(region, transposition(b, normalized, back));
    }

    private static NodeBuilder normalization(GraphBuilder b, List<String> operands, int axes, Standardization found) {
        return b.op("LayerNormalization", operands).with("axis", -axes).with("epsilon", found.epsilon());
    }

    private static NodeBuilder transposition(GraphBuilder b, String value, List<Integer> order) {
        return b.op("Transpose", value)
                .with("perm", order.stream().mapToLong(Integer::longValue).toArray());
    }

    private static String known(GraphBuilder b, NodeBuilder node, Shape shape) {
        String value = node.value();
        b.value(new Value(value, DataType.FLOAT32, shape));
        return value;
    }

    private static void named(Region region, NodeBuilder node) {
        node.called(region.end().name()).named(region.end().outputs().get(0));
    }
}
