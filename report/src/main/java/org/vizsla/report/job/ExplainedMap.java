package org.vizsla.report.job;

import java.util.List;
import java.util.Optional;
import org.vizsla.evaluate.Scores;
import org.vizsla.explain.Findings;
import org.vizsla.graph.Tensor;

/**
 * What one method says of one image.
 *
 * @param values the method's own, before any scaling for display: {@code [1, C, h, w]}, or of another rank where they are no places of the image
 * @param layers that the values are about; none where they are about the image
 * @param findings what was verified, and what is peculiar
 * @param scores what the metrics found, where the values are places
 */
public record ExplainedMap(Tensor values, List<String> layers, Findings findings, Optional<Scores> scores) {
    /** Whether its values are places of the image, so that they can be drawn. */
    public boolean isSpatial() {
        return values.shape().rank() == 4;
    }
}
