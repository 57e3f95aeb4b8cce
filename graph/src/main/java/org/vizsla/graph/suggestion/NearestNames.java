package org.vizsla.graph.suggestion;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The names most like one that does not exist. Only letters and digits count, regardless of case: {@code GradCAM} is {@code grad_cam}.
 *
 * <p>A name is near if at most a third of the wanted letters must change; if none is, those that contain the wanted one are taken.
 */
public final class NearestNames {
    private static final int LONGEST = 60;
    private static final int SHORTEST_PIECE = 3;

    private static final int MOST_ASKED = 3;

    private NearestNames() {}

    /** {@code did you mean grad_cam, x_grad_cam?}, to end a message with; empty where no name is near. */
    public static Optional<String> question(String wanted, Collection<String> names) {
        List<String> near = to(wanted, names);
        return near.isEmpty() ? Optional.empty() : Optional.of("did you mean " + String.join(", ", near) + "?");
    }

    /** At most three of the nearest names, as a message asks for them. */
    public static List<String> to(String wanted, Collection<String> names) {
        return to(wanted, names, MOST_ASKED);
    }

    /**
     * The nearest names, nearest first; ties stay in the given order.
     *
     * @param most how many at most
     */
    public static List<String> to(String wanted, Collection<String> names, int most) {
        String plain = plain(wanted);
        if (plain.isEmpty() || plain.length() > LONGEST) {
            return List.of();
        }
        int changes = Math.max(1, plain.length() / 3);
        List<String> near = sorted(plain, names, most, name -> EditDistance.between(plain, name) <= changes);
        return near.isEmpty() && plain.length() >= SHORTEST_PIECE
                ? sorted(plain, names, most, name -> name.contains(plain))
                : near;
    }

    private static List<String> sorted(String wanted, Collection<String> names, int most, Predicate<String> isNear) {
        return names.stream()
                .filter(name -> isNear.test(plain(name)))
                .sorted(Comparator.comparingInt(name -> EditDistance.between(wanted, plain(name))))
                .limit(most)
                .toList();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
