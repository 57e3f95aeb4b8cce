package org.vizsla.graph.pass.internal;

import java.util.List;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;

/**
 * Scale and bias were one number per group, and are now one per channel: each is repeated for the channels of its group,
 *
 * <pre>{@code
 * channels = Shape(x) start=1 end=2
 * Reshape(Expand(Unsqueeze(scale, [1]), Concat([1], channels / groups)), [-1])
 * }</pre>
 */
final class GroupNormalizationScale implements Adapter {
    @Override
    public void adapt(Node node, Lifting lifting) {
        GraphBuilder b = lifting.builderFor(node);
        String x = lifting.input(node, 0);
        String channels = b.op("Shape", x).with("start", 1).with("end", 2).value();
        String perGroup =
                b.op("Div", channels, b.integers(node.integer("num_groups", 1))).value();
        String repeated =
                b.op("Concat", b.integers(1), perGroup).with("axis", 0).value();
        String scale = repeat(lifting.input(node, 1), repeated, b);
        String bias = repeat(lifting.input(node, 2), repeated, b);
        lifting.add(node, List.of(x, scale, bias));
    }

    private static String repeat(String perGroup, String shape, GraphBuilder b) {
        String column = b.op("Unsqueeze", perGroup, b.integers(1)).value();
        String table = b.op("Expand", column, shape).value();
        return b.op("Reshape", table, b.integers(-1)).value();
    }
}
