package org.vizsla.evaluate;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.cost.CostEstimate;
import org.vizsla.graph.Tensor;
import org.vizsla.menagerie.Scene;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;

/**
 * About how long a study takes: for each scene the passes of the methods, the time to draw it, and the time to judge a map of it, each timed once.
 *
 * @param passes of each method
 * @param pass the time of a forward pass
 * @param drawing the time to draw a scene, which is done for each group of methods
 * @param judging the time to judge a map
 */
public record StudyCost(CostEstimate passes, Duration pass, Duration drawing, Duration judging) {
    /** Runs the network, draws a scene, and judges a map of it. */
    public static StudyCost of(
            Model model, Preprocessing preprocessing, List<AttributionMethod> methods, ExplainerSettings settings) {
        MenagerieStudy one = new MenagerieStudy(2, 0);
        one.drawn(0, 1);
        long start = System.nanoTime();
        Scene scene = one.drawn(1, 1).get(0);
        Duration drawing = Duration.ofNanos(System.nanoTime() - start);
        Tensor image = preprocessing.apply(MenagerieStudy.picture(scene)).rows(0, 1);
        Region animal =
                FittedMask.of(scene.subject().mask().pixels(), scene.picture().width(), preprocessing);
        judge(image, animal);
        start = System.nanoTime();
        judge(image, animal);
        Duration judging = Duration.ofNanos(System.nanoTime() - start);
        return new StudyCost(
                CostEstimate.of(model, methods), CostEstimate.timedPass(model, settings), drawing, judging);
    }

    private static void judge(Tensor map, Region animal) {
        Scores.of(new JudgedMap(map, animal.height(), animal.width(), Optional.of(animal)));
    }

    /** The time that methods which run together take for one scene. */
    public Duration ofScene(Collection<String> methods) {
        double nanos = drawing.toNanos();
        for (String method : methods) {
            nanos += passes.of(method) * pass.toNanos() + judging.toNanos();
        }
        return Duration.ofNanos((long) nanos);
    }

    /** What is left to do of a study. */
    public Duration left(int scenes, List<List<AttributionMethod>> groups, StudyState state) {
        Duration all = Duration.ZERO;
        for (List<AttributionMethod> group : groups) {
            List<String> open = group.stream()
                    .map(AttributionMethod::name)
                    .filter(name -> state.counted(name) < scenes)
                    .toList();
            if (!open.isEmpty()) {
                int counted = open.stream().mapToInt(state::counted).min().orElseThrow();
                all = all.plus(ofScene(open).multipliedBy(scenes - counted));
            }
        }
        return all;
    }
}
