package org.vizsla.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.optimize.visualize.Preset;
import org.vizsla.optimize.visualize.RunPlan;
import org.vizsla.optimize.visualize.VisualizationRequest;
import org.vizsla.optimize.visualize.objective.ChannelObjective;
import org.vizsla.optimize.visualize.transformation.View;
import org.vizsla.runtime.SessionSettings;

/** A step of each of some pictures, shared out as {@code FeatureVisualization} does. */
final class VizslaSteps implements AutoCloseable {
    private final List<VizslaStep> pictures = new ArrayList<>();
    private final ExecutorService workers;

    VizslaSteps(Model model, Preset preset, ChannelObjective objective, int count, SessionSettings where) {
        RunPlan plan = RunPlan.of(model, count, preset.settings().views(), VisualizationRequest.MEMORY, false, where);
        if (plan.pictures() > 1) {
            throw new IllegalStateException("pictures of " + model.name() + " are optimized together");
        }
        workers = Executors.newFixedThreadPool(plan.workers());
        for (int picture = 0; picture < count; picture++) {
            pictures.add(new VizslaStep(model, preset, objective, plan, picture, plan.each(where)));
        }
    }

    /** The sizes of all views. */
    View view() {
        View one = pictures.get(0).view();
        return new View(one.canvas(), one.frame(), pictures.size(), one.views() * drawn().size() / pictures.size());
    }

    /** The numbers of all pictures. */
    float[] numbers() {
        return joined(pictures.stream().map(VizslaStep::numbers).toList());
    }

    /** What the transformations drew for the last step: each part is of one picture, and those of the first come first. */
    List<Map<String, Tensor>> drawn() {
        return pictures.stream().flatMap(picture -> picture.drawn().stream()).toList();
    }

    /** The gradient of the next step with respect to the numbers, without noise. */
    float[] quietSlope() {
        return joined(each(VizslaStep::quietSlope));
    }

    /** Takes the next step; the value of the first picture is returned. */
    float step() {
        return each(VizslaStep::step).get(0);
    }

    private <T> List<T> each(Function<VizslaStep, T> task) {
        List<CompletableFuture<T>> started = pictures.stream()
                .map(picture -> CompletableFuture.supplyAsync(() -> task.apply(picture), workers))
                .toList();
        return started.stream().map(CompletableFuture::join).toList();
    }

    private static float[] joined(List<float[]> parts) {
        int each = parts.get(0).length;
        float[] all = new float[parts.size() * each];
        for (int i = 0; i < parts.size(); i++) {
            System.arraycopy(parts.get(i), 0, all, i * each, each);
        }
        return all;
    }

    @Override
    public void close() {
        workers.shutdown();
        pictures.forEach(VizslaStep::close);
    }
}
