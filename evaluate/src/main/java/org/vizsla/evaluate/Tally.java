package org.vizsla.evaluate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.vizsla.explain.sampling.Mean;

/**
 * What was counted of a study's first scenes, for a method or for all.
 *
 * @param scenes how many were counted, from the first
 * @param sums of each figure, by its name
 * @param without the number of scenes that have no figures; they count in no mean
 */
public record Tally(int scenes, Map<String, Mean.Sums> sums, int without) {
    public Tally {
        sums = Collections.unmodifiableMap(new LinkedHashMap<>(sums));
    }

    /** Nothing counted yet. */
    static Tally of(List<String> figures) {
        Map<String, Mean.Sums> none = new LinkedHashMap<>();
        figures.forEach(name -> none.put(name, new Mean.Collector().sums()));
        return new Tally(0, none, 0);
    }

    /** The mean of a figure. */
    public Mean mean(String figure) {
        return new Mean.Collector(Objects.requireNonNull(sums.get(figure), figure)).mean();
    }

    /** The same with one more scene, which must be the next; a scene that is counted already adds nothing. */
    Tally with(int scene, Map<String, Double> figures) {
        if (scene < scenes) {
            return this;
        }
        if (scene > scenes) {
            throw new IllegalStateException("scene " + scene + " does not follow " + scenes + " scenes");
        }
        if (figures.isEmpty()) {
            return new Tally(scenes + 1, sums, without + 1);
        }
        Map<String, Mean.Sums> more = new LinkedHashMap<>();
        sums.forEach((name, known) -> {
            Mean.Collector collector = new Mean.Collector(known);
            collector.add(Objects.requireNonNull(figures.get(name), name));
            more.put(name, collector.sums());
        });
        return new Tally(scenes + 1, more, without);
    }
}
