package org.vizsla.report.job;

import java.util.List;
import java.util.Optional;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.method.cam.GradientCam;
import org.vizsla.explain.method.gradient.Saliency;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.optimize.EvolutionSettings;
import org.vizsla.report.source.Source;
import org.vizsla.runtime.SessionSettings;

/**
 * The request of a gallery.
 *
 * @param evolution how the classifier is trained further; empty to skip the evolution, which takes most of the time
 */
public record GalleryRequest(
        Model model,
        Preprocessing preprocessing,
        List<Source> sources,
        Targets targets,
        Optional<EvolutionSettings> evolution,
        SessionSettings session) {
    public GalleryRequest {
        sources = List.copyOf(sources);
    }

    /** The explanations of it. */
    ExplanationRequest explanations() {
        return new ExplanationRequest(
                model,
                preprocessing,
                List.of(GradientCam.GRAD_CAM, Saliency.DEFAULT),
                sources,
                targets,
                ExplainerSettings.DEFAULT.withSession(session).skippingNotApplicable(),
                0);
    }
}
