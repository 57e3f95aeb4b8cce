package org.vizsla.models.labels;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vizsla.graph.suggestion.EditDistance;

/** Classes that a user may have meant, for messages. */
final class Candidates {
    private static final int MOST_LISTED = 12;
    private static final int MOST_NEAR = 5;
    private static final int LONGEST_WORDS = 60;

    private final List<Label> labels;

    Candidates(List<Label> labels) {
        this.labels = labels;
    }

    /** {@code tench (0), goldfish (1)}; if names repeat, identifiers tell them apart: {@code crane (134, n02012849)}. */
    String list(List<Integer> indices) {
        String shown = indices.stream()
                .limit(MOST_LISTED)
                .map(index -> shown(index, indices))
                .collect(Collectors.joining(", "));
        int more = indices.size() - MOST_LISTED;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }

    private String shown(int index, List<Integer> indices) {
        Label label = labels.get(index);
        boolean repeated = indices.stream()
                        .filter(other -> labels.get(other).name().equalsIgnoreCase(label.name()))
                        .count()
                > 1;
        return label.name() + " (" + index + (repeated && !label.wnid().isEmpty() ? ", " + label.wnid() : "") + ")";
    }

    /** Classes whose name, or a word of it, differs by few letters; the nearest first. */
    List<Integer> near(String words) {
        int most = Math.min(3, words.length() / 4);
        if (most == 0 || words.length() > LONGEST_WORDS) {
            return List.of();
        }
        int[] distances = labels.stream()
                .mapToInt(label -> distance(words, label.words()))
                .toArray();
        return IntStream.range(0, distances.length)
                .filter(index -> distances[index] <= most)
                .boxed()
                .sorted(Comparator.comparing(index -> distances[index]))
                .limit(MOST_NEAR)
                .toList();
    }

    private static int distance(String words, String name) {
        int nearest = distanceWithin(words, name);
        for (String word : name.split(" ")) {
            nearest = Math.min(nearest, distanceWithin(words, word));
        }
        return nearest;
    }

    /** Names that are much longer are not compared: the difference in length is a lower bound. */
    private static int distanceWithin(String words, String name) {
        int difference = Math.abs(words.length() - name.length());
        return difference > 3 ? difference : EditDistance.between(words, name);
    }
}
