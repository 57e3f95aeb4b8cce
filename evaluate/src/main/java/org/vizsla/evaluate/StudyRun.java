package org.vizsla.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.NothingAppliesException;
import org.vizsla.explain.Reason;
import org.vizsla.explain.SkippedMethods;
import org.vizsla.explain.Target;
import org.vizsla.graph.Tensor;
import org.vizsla.menagerie.Scene;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;

/** One run of a study, from what was kept of an earlier one. For one thread. */
final class StudyRun {
    /** Scenes that are explained at once; a run that goes on cuts at the same places, so that its results are the same. */
    private static final int PART = 4;

    private final MenagerieStudy study;
    private final Model model;
    private final Preprocessing preprocessing;
    private final ExplainerSettings settings;
    private final Call call;
    private final StudyListener listener;
    private final List<Integer> classes;
    private final Map<String, Tally> tallies;
    private final Map<String, Reason> notApplicable = new LinkedHashMap<>();
    private final List<String> ended = new ArrayList<>();
    private Tally ground;

    StudyRun(
            MenagerieStudy study,
            Model model,
            Preprocessing preprocessing,
            ExplainerSettings settings,
            Call call,
            StudyListener listener,
            StudyState kept) {
        this.study = study;
        this.model = model;
        this.preprocessing = preprocessing;
        this.settings = settings;
        this.call = call;
        this.listener = listener;
        this.classes = MenagerieStudy.classes(model);
        this.tallies = new LinkedHashMap<>(kept.methods());
        this.ground = kept.scenes();
    }

    ScoreTable of(List<AttributionMethod> methods) {
        for (List<AttributionMethod> group : MenagerieStudy.groups(model, methods)) {
            group.forEach(method -> tallies.computeIfAbsent(method.name(), none -> Tally.of(Metrics.NAMES)));
            List<AttributionMethod> open = group.stream()
                    .filter(method -> tally(method.name()).scenes() < study.scenes())
                    .toList();
            if (!open.isEmpty()) {
                explain(open);
            }
            List<String> done = names(group).stream()
                    .filter(name -> !notApplicable.containsKey(name))
                    .toList();
            ended.addAll(done);
            if (!done.isEmpty()) {
                listener.ended(table(names(methods)), done);
            }
        }
        if (ended.isEmpty()) {
            throw SkippedMethods.none(notApplicable);
        }
        return table(names(methods));
    }

    private void explain(List<AttributionMethod> methods) {
        int first = methods.stream()
                .mapToInt(method -> tally(method.name()).scenes())
                .min()
                .orElseThrow();
        try (Explainer explainer = Explainer.open(model, methods, settings, call.cancellation())) {
            for (int start = first - first % PART; start < study.scenes(); start += PART) {
                int count = Math.min(PART, study.scenes() - start);
                listener.explains(names(methods), start, count);
                count(explainer, start, study.drawn(start, count));
                listener.counted(new StudyState(ground, tallies));
            }
        } catch (NothingAppliesException e) {
            skip(e.reasons());
        }
    }

    private void count(Explainer explainer, int start, List<Scene> scenes) {
        List<Target> targets = scenes.stream()
                .map(scene -> Target.of(classes.get(scene.subject().species().index())))
                .toList();
        Tensor pictures =
                preprocessing.apply(scenes.stream().map(MenagerieStudy::picture).toList());
        Explanation explanation = explainer.explain(pictures, call.withTargets(targets));
        skip(explanation.notApplicable());
        Map<String, Tensor> maps = new LinkedHashMap<>(explanation.maps());
        maps.forEach((method, map) -> {
            if (map.shape().rank() != 4) {
                skip(Map.of(method, Reason.of("its values " + map.shape() + " are not places of an image")));
            }
        });
        maps.keySet().removeAll(notApplicable.keySet());
        for (int row = 0; row < scenes.size(); row++) {
            Scene scene = scenes.get(row);
            Region animal = FittedMask.of(
                    scene.subject().mask().pixels(), scene.picture().width(), preprocessing);
            int number = start + row;
            double right = isRight(explanation, row) ? 1 : 0;
            if (number == ground.scenes()) {
                ground = ground.with(number, Map.of(SceneFigures.CHANCE, animal.share(), SceneFigures.RIGHT, right));
            }
            judged(maps, row, animal)
                    .forEach((method, scores) ->
                            tallies.put(method, tally(method).with(number, scores.figures())));
        }
    }

    /** What the metrics say of each method's map; maps are judged on all cores. */
    private static Map<String, Scores> judged(Map<String, Tensor> maps, int row, Region animal) {
        return maps.entrySet().parallelStream()
                .collect(Collectors.toConcurrentMap(
                        Map.Entry::getKey,
                        map -> Scores.of(JudgedMap.of(
                                map.getKey(),
                                map.getValue().rows(row, 1),
                                animal.height(),
                                animal.width(),
                                Optional.of(animal)))));
    }

    private void skip(Map<String, Reason> reasons) {
        notApplicable.putAll(reasons);
        tallies.keySet().removeAll(reasons.keySet());
    }

    private ScoreTable table(List<String> order) {
        return new ScoreTable(
                ground.mean(SceneFigures.CHANCE),
                ground.mean(SceneFigures.RIGHT),
                order.stream()
                        .filter(ended::contains)
                        .map(method -> MethodScores.of(method, tally(method)))
                        .toList(),
                notApplicable);
    }

    private Tally tally(String method) {
        return Objects.requireNonNull(tallies.get(method), method);
    }

    private static List<String> names(List<AttributionMethod> methods) {
        return methods.stream().map(AttributionMethod::name).toList();
    }

    private static boolean isRight(Explanation explanation, int row) {
        float[] scores = explanation.scores().rows(row, 1).floats();
        float score = scores[explanation.targets().get(row)];
        for (float other : scores) {
            if (other > score) {
                return false;
            }
        }
        return true;
    }
}
