package org.vizsla.optimize.example;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The examples with the largest and the smallest values so far: memory does not grow with what was seen. Of equal values, those that came first are kept. */
final class Extremes {
    private static final Comparator<Example> FIRST_LAST =
            Comparator.comparingInt(Example::image).reversed();
    private static final Comparator<Example> SMALLEST_FIRST =
            Comparator.comparingDouble(Example::value).thenComparing(FIRST_LAST);
    private static final Comparator<Example> LARGEST_FIRST =
            Comparator.comparingDouble(Example::value).reversed().thenComparing(FIRST_LAST);

    private final int count;
    private final PriorityQueue<Example> most = new PriorityQueue<>(SMALLEST_FIRST);
    private final PriorityQueue<Example> least = new PriorityQueue<>(LARGEST_FIRST);

    /** Keeps as many of each. */
    Extremes(int count) {
        this.count = count;
    }

    /** Takes an example; one whose value is no number is left out. */
    void add(Example example) {
        if (Float.isFinite(example.value())) {
            add(most, example);
            add(least, example);
        }
    }

    private void add(PriorityQueue<Example> queue, Example example) {
        queue.add(example);
        if (queue.size() > count) {
            queue.remove();
        }
    }

    /** The largest first. */
    List<Example> most() {
        return most.stream().sorted(SMALLEST_FIRST.reversed()).toList();
    }

    /** The smallest first, without those that are among the largest. */
    List<Example> least() {
        return least.stream()
                .sorted(LARGEST_FIRST.reversed())
                .filter(example -> !most.contains(example))
                .toList();
    }
}
