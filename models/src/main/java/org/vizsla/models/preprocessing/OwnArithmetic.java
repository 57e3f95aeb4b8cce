package org.vizsla.models.preprocessing;

import java.util.List;
import java.util.Optional;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.analysis.InputArithmetic;
import org.vizsla.models.picture.Normalization;
import org.vizsla.models.picture.NormalizationPreset;

/**
 * What a network's own arithmetic on its input says about the values that it expects. Where {@code (x - m) / s} is computed, a mean or a deviation that is far above 1
 * is one of levels 0 to 255, a mean below zero one of values from -1 to 1, and else values are 0 to 1. Whole numbers are levels.
 */
final class OwnArithmetic {
    private static final double MOST_OF_UNIT = 1.75;
    private static final double LEAST_OF_UNIT = -0.25;
    private static final List<Double> BLUE_FIRST = List.of(103.939, 116.779, 123.68);
    private static final double NEAR = 1.5;

    private OwnArithmetic() {}

    static Optional<FoundNormalization> normalization(Graph graph, String input, DataType type) {
        if (!type.isFloating()) {
            return Optional.of(new FoundNormalization(
                    NormalizationPreset.RAW.normalization(), "its input of whole numbers tells"));
        }
        return InputArithmetic.beforeConvolution(graph, input)
                .filter(arithmetic -> !arithmetic.isPreparedOutside())
                .map(InputArithmetic::prepared)
                .filter(channels -> channels.stream().allMatch(channel -> channel.scale() != 0))
                .map(channels -> new FoundNormalization(of(channels), "its own arithmetic tells"));
    }

    private static Normalization of(List<InputArithmetic.Channel> channels) {
        List<Double> means = channels.stream()
                .map(channel -> -channel.shift() / channel.scale())
                .toList();
        double highest = means.stream().mapToDouble(Math::abs).max().orElse(0);
        double lowest = means.stream().mapToDouble(value -> value).min().orElse(0);
        double widest = channels.stream()
                .mapToDouble(channel -> Math.abs(1 / channel.scale()))
                .max()
                .orElse(1);
        if (lowest < LEAST_OF_UNIT && highest < MOST_OF_UNIT) {
            return NormalizationPreset.TF.normalization();
        }
        boolean levels = highest > MOST_OF_UNIT || widest > MOST_OF_UNIT;
        float white = levels ? 255 : 1;
        return new Normalization(white, List.of(0f), List.of(1f), isBlueFirst(means, channels, levels));
    }

    /** Whether the means are ImageNet's, blue first, of channels in the input's order. */
    private static boolean isBlueFirst(List<Double> means, List<InputArithmetic.Channel> channels, boolean levels) {
        if (means.size() != BLUE_FIRST.size()) {
            return false;
        }
        boolean all = true;
        for (int i = 0; i < means.size(); i++) {
            double expected = levels ? BLUE_FIRST.get(i) : BLUE_FIRST.get(i) / 255;
            all &= Math.abs(means.get(i) - expected) < (levels ? NEAR : NEAR / 255);
        }
        return all && channels.get(0).source() == 0;
    }
}
