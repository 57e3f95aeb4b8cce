package org.vizsla.optimize.visualize;

import java.time.Duration;
import java.util.List;

/**
 * The pictures of a request.
 *
 * @param features in the request's order; where it was stopped, those begun so far
 * @param complete whether all steps were taken
 */
public record Visualization(List<VisualizedFeature> features, boolean complete, Duration time) {
    public Visualization {
        features = List.copyOf(features);
    }
}
