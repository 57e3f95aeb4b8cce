package org.vizsla.optimize.visualize;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.VizslaException;
import org.vizsla.optimize.visualize.VisualizationSettings.Painted;
import org.vizsla.optimize.visualize.objective.FeatureObjective;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;

/** Finds pictures that excite parts of a network. */
public final class FeatureVisualization {
    private FeatureVisualization() {}

    /**
     * Optimizes a picture for each objective. The same request gives the same pictures on the same machine.
     *
     * <p>Pictures are optimized together as far as memory allows; where they are compared ({@link VisualizationSettings#diversity}), all together.
     *
     * @param cancellation ends it after a step: pictures are then the best so far
     * @throws VizslaException if the network has no such feature, or it cannot be differentiated
     * @throws CancelledException if it was cancelled before the first step
     */
    public static Visualization run(
            VisualizationRequest request, VisualizationListener listener, Cancellation cancellation) {
        long start = System.nanoTime();
        Layers layers = new Layers(request.model());
        List<FeatureObjective> objectives = request.objectives();
        VisualizationSettings settings = request.settings();
        boolean compared = settings.diversity() > 0 && objectives.size() > 1;
        if (settings.regularization().followsSteps() && settings.parameterization() != Painted.PIXELS) {
            throw new VizslaException(
                    "pixel_decay, blur, small_norms and small_contributions change pixels; set parameterization=pixels, or these to 0");
        }
        long memory = request.reference().isPresent() ? request.memory() / 2 : request.memory();
        RunPlan plan = RunPlan.of(
                request.model(),
                objectives.size(),
                settings.views(),
                memory,
                compared,
                request.session().device());
        if (compared && plan.pictures() < objectives.size()) {
            throw new VizslaException(
                    "'" + request.model().name()
                            + "' takes a fixed number of images at once, so that pictures cannot be compared while they are optimized; set diversity=0");
        }
        List<VisualizedFeature> found = new ArrayList<>();
        boolean complete = true;
        for (int first = 0; first < objectives.size() && complete; first += plan.pictures()) {
            int count = Math.min(plan.pictures(), objectives.size() - first);
            Optional<PictureGroup.Outcome> outcome;
            try (PictureGroup group = new PictureGroup(request, layers, plan, first, count)) {
                outcome = group.optimize(listener, cancellation);
            }
            complete = outcome.isPresent() && outcome.get().complete();
            outcome.ifPresent(known -> found.addAll(known.features()));
        }
        if (found.isEmpty()) {
            cancellation.check();
        }
        return new Visualization(found, complete, Duration.ofNanos(System.nanoTime() - start));
    }
}
