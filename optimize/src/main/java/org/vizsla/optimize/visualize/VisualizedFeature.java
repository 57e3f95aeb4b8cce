package org.vizsla.optimize.visualize;

import java.util.List;
import java.util.Optional;
import org.vizsla.graph.Tensor;
import org.vizsla.optimize.visualize.objective.FeatureObjective;

/**
 * A picture that excites a feature.
 *
 * @param picture {@code [1, C, H, W]}, from 0 to 1, red first
 * @param importance how much each place mattered: the magnitude of the gradient, summed over channels and steps, {@code [1, 1, H, W]}; only of crops
 * @param curve how much it excited its objective before each step, averaged over its views
 * @param kept the number of steps that led to the picture
 * @param value how much the whole picture, at rest, excites its objective
 * @param frames pictures on the way, evenly spaced over the steps, in 255 levels, the last of them {@code picture}; empty if none were wanted
 * @param scores the network's, for the whole picture at rest
 */
public record VisualizedFeature(
        FeatureObjective objective,
        Tensor picture,
        Optional<Tensor> importance,
        List<Double> curve,
        int kept,
        float value,
        List<Tensor> frames,
        List<Float> scores) {
    public VisualizedFeature {
        curve = List.copyOf(curve);
        frames = List.copyOf(frames);
        scores = List.copyOf(scores);
    }
}
