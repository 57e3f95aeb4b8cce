package org.vizsla.report.job;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vizsla.evaluate.JudgedMap;
import org.vizsla.evaluate.Scores;
import org.vizsla.explain.Findings;
import org.vizsla.graph.Tensor;

/** What one method says of one image. */
public final class ExplainedMap {
    private final Tensor values;
    private final List<String> layers;
    private final Findings findings;
    private @Nullable JudgedMap unjudged;
    private Optional<Scores> scores = Optional.empty();

    /**
     * What is known of a map.
     *
     * @param judged the same values as metrics see them, where they are places of the image; measured when that is asked for, since it takes longer than many a map
     */
    ExplainedMap(Tensor values, List<String> layers, Findings findings, Optional<JudgedMap> judged) {
        this.values = values;
        this.layers = List.copyOf(layers);
        this.findings = findings;
        this.unjudged = judged.orElse(null);
    }

    /** The method's own values, before any scaling for display: {@code [1, C, h, w]}, or of another rank where they are no places of the image. */
    public Tensor values() {
        return values;
    }

    /** The layers that the values are about; none where they are about the image. */
    public List<String> layers() {
        return layers;
    }

    /** What was verified, and what is peculiar. */
    public Findings findings() {
        return findings;
    }

    /** What the metrics found, where the values are places. */
    public synchronized Optional<Scores> scores() {
        JudgedMap map = unjudged;
        if (map != null) {
            scores = Optional.of(Scores.of(map));
            unjudged = null;
        }
        return scores;
    }

    /** Whether its values are places of the image, so that they can be drawn. */
    public boolean isSpatial() {
        return values.shape().rank() == 4;
    }
}
