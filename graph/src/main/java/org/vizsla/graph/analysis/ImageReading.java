package org.vizsla.graph.analysis;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Value;
import org.vizsla.graph.op.Axes;
import org.vizsla.graph.op.OperatorTraits;

/**
 * How a network reads its input as images: which axes its first operator on feature maps, such as a convolution, takes for the batch, channels, height and width.
 *
 * @param node that operator
 * @param axes where the axes {@code N, C, H, W} of what it reads come from
 * @param channels that it takes, as its weights say; {@link Shape#UNKNOWN} where it has none
 */
public record ImageReading(Node node, List<AxisOrigin> axes, long channels) {
    public ImageReading {
        axes = List.copyOf(axes);
    }

    /** How the graph's only input is read; empty where no such operator reads it, or too much happens to it before. */
    public static Optional<ImageReading> of(Graph graph) {
        Value input = graph.inputs().iterator().next();
        if (input.shape() == null) {
            return Optional.empty();
        }
        AxisOrigins origins = new AxisOrigins(graph, input, input.shape());
        for (Node node : graph.nodes()) {
            List<AxisOrigin> axes = OperatorTraits.of(node).has(Axes.MAPS) ? origins.of(node.input(0)) : null;
            if (axes != null) {
                return axes.size() == 4
                                && axes.get(2).isOfInput()
                                && axes.get(3).isOfInput()
                        ? Optional.of(new ImageReading(node, axes, channels(graph, node)))
                        : Optional.empty();
            }
            origins.follow(node);
        }
        return Optional.empty();
    }

    private static long channels(Graph graph, Node node) {
        return IntStream.range(1, node.inputs().size())
                .mapToObj(node.inputs()::get)
                .map(graph::shape)
                .filter(shape -> shape != null && shape.rank() == 4)
                .mapToLong(shape -> node.is("ConvTranspose") ? shape.size(0) : channels(node, shape))
                .findFirst()
                .orElse(Shape.UNKNOWN);
    }

    private static long channels(Node node, Shape weight) {
        return weight.size(1) == Shape.UNKNOWN ? Shape.UNKNOWN : weight.size(1) * node.integer("group", 1);
    }
}
