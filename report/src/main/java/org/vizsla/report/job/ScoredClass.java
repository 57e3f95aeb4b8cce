package org.vizsla.report.job;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.vizsla.models.Model;
import org.vizsla.models.Probabilities;

/**
 * A class, with what the network gives it.
 *
 * @param wnid its WordNet identifier; empty where it has none
 * @param probability 0 to 1; not a number where the network's scores are none
 */
public record ScoredClass(int index, String name, String wnid, float score, float probability) {
    private static final int SHOWN = 5;

    /** All classes, by their index. */
    static List<ScoredClass> all(Model model, float[] scores) {
        float[] probabilities = Probabilities.of(model, scores);
        return IntStream.range(0, scores.length)
                .mapToObj(index -> new ScoredClass(
                        index,
                        model.labels().name(index),
                        model.labels().wnid(index),
                        scores[index],
                        probabilities[index]))
                .toList();
    }

    /** The five most probable classes for the scores of an image, the most probable first. */
    public static List<ScoredClass> ranking(Model model, float[] scores) {
        return best(all(model, scores));
    }

    /** The five most probable, the most probable first. */
    static List<ScoredClass> best(List<ScoredClass> all) {
        List<ScoredClass> order = new ArrayList<>(all);
        Collections.sort(order, (a, b) -> Float.compare(b.probability(), a.probability()));
        return List.copyOf(order.subList(0, Math.min(SHOWN, order.size())));
    }
}
