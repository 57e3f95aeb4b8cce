package org.vizsla.explain.method.relevance;

import java.util.ArrayList;
import java.util.List;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.network.NotApplicableException;
import org.vizsla.graph.Graph;
import org.vizsla.graph.analysis.InputArithmetic;
import org.vizsla.models.picture.Normalization;

/**
 * The smallest and the largest value of each channel that the first convolution can read: what the network's own arithmetic makes of the bounds of its input.
 *
 * @param low one for each channel, or one for all
 * @param high as many
 */
record FirstLayerBounds(List<Double> low, List<Double> high) {
    /**
     * The bounds for a network.
     *
     * @param low of its input, one value for each channel or one for all; none for black
     * @param high none for white
     * @throws NotApplicableException if it is not known what black and white are, or what the network makes of its input is not arithmetic channel by channel
     */
    static FirstLayerBounds of(List<Double> low, List<Double> high, ExplainerBuilder builder) {
        Graph graph = builder.model().graph();
        int channels = builder.model().channels();
        List<Double> least = low.isEmpty() ? colour(builder, channels, false) : low;
        List<Double> most = high.isEmpty() ? colour(builder, channels, true) : high;
        boolean convolves = graph.nodes().stream().anyMatch(node -> node.is("Conv"));
        if (!convolves) {
            return new FirstLayerBounds(least, most);
        }
        InputArithmetic arithmetic = InputArithmetic.beforeConvolution(
                        graph, builder.model().input())
                .orElseThrow(() -> new NotApplicableException(
                        "the bounds at the first convolution are not known, since what the network does to its input"
                                + " before is more than arithmetic on each channel"));
        return arithmetic.isIdentity() ? new FirstLayerBounds(least, most) : behind(arithmetic, least, most);
    }

    private static FirstLayerBounds behind(InputArithmetic arithmetic, List<Double> least, List<Double> most) {
        List<Double> low = new ArrayList<>();
        List<Double> high = new ArrayList<>();
        for (InputArithmetic.Channel channel : arithmetic.channels()) {
            double one = channel.of(least.get(least.size() == 1 ? 0 : channel.source()));
            double other = channel.of(most.get(most.size() == 1 ? 0 : channel.source()));
            low.add(Math.min(one, other));
            high.add(Math.max(one, other));
        }
        return new FirstLayerBounds(low, high);
    }

    /** What black or white is in each channel of the input. */
    private static List<Double> colour(ExplainerBuilder builder, int channels, boolean white) {
        Normalization normalization = builder.preprocessing().normalization();
        if (normalization.channels() != channels) {
            throw new NotApplicableException("black and white are not known where the number of channels is " + channels
                    + "; give the parameters low and high, or mean and standard deviation");
        }
        List<Double> values = new ArrayList<>();
        for (int channel = 0; channel < channels; channel++) {
            values.add(normalization.bound(channel, white));
        }
        return values;
    }
}
