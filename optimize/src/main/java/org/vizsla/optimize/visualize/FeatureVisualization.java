package org.vizsla.optimize.visualize;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.vizsla.explain.network.Layers;
import org.vizsla.explain.sweep.BatchEngine;
import org.vizsla.graph.VizslaException;
import org.vizsla.optimize.visualize.PictureGroup.Outcome;
import org.vizsla.optimize.visualize.VisualizationSettings.Painted;
import org.vizsla.optimize.visualize.kept.KeptStates;
import org.vizsla.optimize.visualize.objective.FeatureObjective;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;

/** Finds pictures that excite parts of a network. */
public final class FeatureVisualization {
    private FeatureVisualization() {}

    /**
     * Optimizes a picture for each objective. The same request gives the same pictures on the same machine.
     *
     * <p>Pictures are optimized at the same time as {@link RunPlan} says; where they are compared ({@link VisualizationSettings#diversity}), all together.
     *
     * @param cancellation ends it after a step: pictures are then the best so far
     * @throws VizslaException if the network has no such feature, or it cannot be differentiated
     * @throws CancelledException if it was cancelled before the first step
     */
    public static Visualization run(
            VisualizationRequest request, VisualizationListener listener, Cancellation cancellation) {
        return run(request, KeptStates.NONE, listener, cancellation);
    }

    /**
     * The same, but goes on with the states of a run that did not end, to the pictures that an undisturbed run gives, and keeps its own.
     *
     * @param kept of the same request, on the same machine with the same number of threads
     * @throws VizslaException also if a state is damaged, or the answer to another request
     */
    public static Visualization run(
            VisualizationRequest request, KeptStates kept, VisualizationListener listener, Cancellation cancellation) {
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
        RunPlan plan =
                RunPlan.of(request.model(), objectives.size(), settings.views(), memory, compared, request.session());
        if (compared && plan.pictures() < objectives.size()) {
            throw new VizslaException(
                    "'" + request.model().name()
                            + "' takes a fixed number of images at once, so that pictures cannot be compared while they are optimized; set diversity=0");
        }
        int groups = (objectives.size() + plan.pictures() - 1) / plan.pictures();
        SortedMap<Integer, Outcome> outcomes = outcomes(request, layers, plan, groups, kept, listener, cancellation);
        List<VisualizedFeature> found = outcomes.values().stream()
                .flatMap(outcome -> outcome.features().stream())
                .toList();
        boolean complete =
                outcomes.size() == groups && outcomes.values().stream().allMatch(Outcome::complete);
        if (found.isEmpty()) {
            cancellation.check();
        }
        return new Visualization(found, complete, Duration.ofNanos(System.nanoTime() - start));
    }

    /** What came out of each group of pictures that took a step before it was cancelled. */
    private static SortedMap<Integer, Outcome> outcomes(
            VisualizationRequest request,
            Layers layers,
            RunPlan plan,
            int groups,
            KeptStates kept,
            VisualizationListener listener,
            Cancellation cancellation) {
        VisualizationRequest each = request.withSession(plan.each(request.session()));
        SortedMap<Integer, Outcome> outcomes = new ConcurrentSkipListMap<>();
        VisualizationListener inTurn = new InTurn(listener);
        try (BatchEngine engine = new BatchEngine()) {
            engine.run(
                    groups,
                    plan.workers(),
                    cancellation,
                    (group, ofGroup) -> {
                        int first = group * plan.pictures();
                        int count =
                                Math.min(plan.pictures(), request.objectives().size() - first);
                        try (PictureGroup pictures = new PictureGroup(each, layers, plan, first, count)) {
                            pictures.optimize(kept, inTurn, ofGroup).ifPresent(outcome -> outcomes.put(group, outcome));
                        }
                        return group;
                    },
                    group -> {});
        } catch (CancelledException e) {
            return outcomes;
        }
        return outcomes;
    }

    /** Tells a listener one thing at a time. */
    private record InTurn(VisualizationListener listener) implements VisualizationListener {
        @Override
        public synchronized void stepped(int picture, int step, double value) {
            listener.stepped(picture, step, value);
        }

        @Override
        public synchronized void resumed(int picture, int steps) {
            listener.resumed(picture, steps);
        }
    }
}
