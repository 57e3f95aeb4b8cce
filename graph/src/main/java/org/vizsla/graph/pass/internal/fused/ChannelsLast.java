package org.vizsla.graph.pass.internal.fused;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.pass.internal.Adapter;
import org.vizsla.graph.pass.internal.Lifting;

/** Layers whose values are {@code [N, H, W, C]}: transposed before and behind a layer of values {@code [N, C, H, W]}. */
final class ChannelsLast {
    private static final int AXES = 4;

    private ChannelsLast() {}

    /** The adapter of a layer, between transpositions. */
    static Adapter around(Adapter layer) {
        return (node, lifting) -> {
            String first = channelsFirst(node, lifting.input(node, 0), AXES, lifting);
            List<String> inputs = new ArrayList<>(node.inputs());
            inputs.set(0, first);
            String skipped = Lifting.optionalInput(node, 3);
            if (!skipped.isEmpty()) {
                inputs.set(3, channelsFirst(node, skipped, AXES, lifting));
            }
            String inner = lifting.builderFor(node).fresh("channels_first");
            layer.adapt(node.withInputs(inputs).withOutputs(List.of(inner)), lifting);
            backInto(node, inner, AXES, lifting);
        };
    }

    static String channelsFirst(Node node, String value, long axes, Lifting lifting) {
        return lifting.builderFor(node)
                .op("Transpose", value)
                .with("perm", order(axes, true))
                .value();
    }

    static String channelsLast(Node node, String value, long axes, Lifting lifting) {
        return lifting.builderFor(node)
                .op("Transpose", value)
                .with("perm", order(axes, false))
                .value();
    }

    /** Makes the node's output of a value with channels first. */
    static void backInto(Node node, String value, long axes, Lifting lifting) {
        GraphBuilder b = lifting.builderFor(node);
        b.op("Transpose", value)
                .with("perm", order(axes, false))
                .named(node.outputs().get(0));
    }

    private static long[] order(long axes, boolean toFirst) {
        int count = Shape.lengthOf(axes);
        return IntStream.range(0, count)
                .mapToLong(axis ->
                        axis == 0 ? 0 : toFirst ? (axis == 1 ? count - 1 : axis - 1) : axis == count - 1 ? 1 : axis + 1)
                .toArray();
    }
}
