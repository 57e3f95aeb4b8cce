package org.vizsla.render.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vizsla.render.Percentage;

/** Shares as pages show them: in percent, next to a bar of that width. */
public final class Bars {
    private Bars() {}

    /** The best classes, and below them the target if it is not one of them. */
    public static List<Map<String, Object>> scores(ClassScore target, List<ClassScore> top) {
        List<Map<String, Object>> scores = new ArrayList<>();
        boolean found = false;
        for (ClassScore score : top) {
            boolean isTarget = score.index() == target.index();
            scores.add(score(score, isTarget ? "is-target" : ""));
            found |= isTarget;
        }
        if (!found) {
            scores.add(score(target, "is-target beyond"));
        }
        return scores;
    }

    private static Map<String, Object> score(ClassScore score, String style) {
        return Map.of(
                "name",
                score.name(),
                "percent",
                score.shown(),
                "width",
                Double.isNaN(score.probability()) ? List.of() : List.of(width(score.probability())),
                "style",
                style,
                "isTarget",
                !style.isEmpty());
    }

    /** How much of a map lies inside an object, with a mark at the level of chance. */
    public static Map<String, Object> inside(InsideShare inside) {
        return Map.of(
                "object",
                inside.object(),
                "percent",
                Percentage.of(inside.share()),
                "chance",
                Percentage.of(inside.chance()),
                "width",
                width(inside.share()),
                "mark",
                width(inside.chance()));
    }

    /** A share as a width in percent. */
    private static String width(double share) {
        double drawn = Double.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0;
        return String.format(Locale.ROOT, "%.2f", 100 * drawn);
    }
}
