package org.vizsla.report.job;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.vizsla.explain.method.cam.GradientCam;
import org.vizsla.explain.method.gradient.Saliency;
import org.vizsla.optimize.Stage;
import org.vizsla.report.source.Source;

/**
 * An image of a gallery: its gradient, and how that evolves.
 *
 * @param isArray whether it was preprocessed elsewhere
 * @param row which entry of the source it is
 * @param rows how many the source has
 * @param stages of further training; none if it was skipped
 * @param training how the classifier was trained further, if it was
 * @param time that it took
 */
public record GallerySample(
        Source source,
        boolean isArray,
        int row,
        int rows,
        ExplainedEntry entry,
        List<Stage> stages,
        Optional<Training> training,
        Duration time) {
    public GallerySample {
        stages = List.copyOf(stages);
    }

    /** What Grad-CAM shows; nothing for networks without a layer that it could look at. */
    public Optional<ExplainedMap> gradCam() {
        return Optional.ofNullable(entry.maps().get(GradientCam.GRAD_CAM.name()))
                .filter(ExplainedMap::isSpatial);
    }

    /** The gradient of the target's score. */
    public ExplainedMap gradient() {
        return Objects.requireNonNull(entry.maps().get(Saliency.DEFAULT.name()));
    }
}
