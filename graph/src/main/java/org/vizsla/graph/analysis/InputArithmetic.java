package org.vizsla.graph.analysis;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.op.Axes;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;

/**
 * What a network does to its input before the first linear layer, channel by channel: rescaling, normalization, another order of channels.
 *
 * @param channels of what the layer reads
 * @param prepared the same without a batch normalization and what comes after it, whose numbers say nothing of how images are prepared, but for means that only levels
 *     of 0 to 255 have
 */
public record InputArithmetic(List<Channel> channels, List<Channel> prepared) {
    /**
     * A channel of what the layer reads: {@code scale x + shift}, of a channel of the input.
     *
     * @param source the input's channel
     */
    public record Channel(int source, double scale, double shift) {
        boolean isAt(int place) {
            return source == place && scale == 1 && shift == 0;
        }

        /** What a value of the input's channel becomes. */
        public double of(double value) {
            return scale * value + shift;
        }

        Channel then(double factor, double summand) {
            return new Channel(source, scale * factor, shift * factor + summand);
        }
    }

    public InputArithmetic {
        channels = List.copyOf(channels);
        prepared = List.copyOf(prepared);
    }

    /**
     * The arithmetic before the first convolution.
     *
     * @param input {@code [N, C, H, W]}
     * @return empty where no convolution is reached, or what happens before is not of this kind, as the subtraction of a mean image
     */
    public static Optional<InputArithmetic> beforeConvolution(Graph graph, String input) {
        Shape shape = graph.shape(input);
        if (shape == null || shape.rank() != 4 || shape.size(1) == Shape.UNKNOWN) {
            return Optional.empty();
        }
        InputChannels channels = new InputChannels(graph, input, shape.length(1));
        for (Node node : graph.nodes()) {
            boolean convolves = OperatorTraits.of(node).has(Axes.MAPS)
                    && OperatorTraits.of(node).has(Trait.WEIGHS);
            if (convolves) {
                return channels.of(node.input(0));
            }
            channels.follow(node);
        }
        return Optional.empty();
    }

    /** Whether the layer reads the input as it is. */
    public boolean isIdentity() {
        return isIdentity(channels);
    }

    /** Whether nothing is done to the input but by a batch normalization. */
    public boolean isPreparedOutside() {
        return isIdentity(prepared);
    }

    private static boolean isIdentity(List<Channel> channels) {
        return IntStream.range(0, channels.size())
                .allMatch(place -> channels.get(place).isAt(place));
    }
}
