package org.vizsla.report;

import java.util.Optional;
import org.vizsla.explain.map.MapState;
import org.vizsla.render.Notice;

/** What is shown in place of a map with nothing to see, in the words of {@link MapState}. */
public final class MapNotices {
    private static final String GRADIENT = "gradient";

    private MapNotices() {}

    /** Why there is nothing to see in a method's map, summed over channels. */
    public static Optional<Notice> ofSums(String method, MapState state) {
        return state.hasVisibleSums() ? Optional.empty() : Optional.of(notice(subject(method), state));
    }

    /** Why there is nothing to see in a method's values, channel by channel. */
    public static Optional<Notice> ofValues(String method, MapState state) {
        return state.hasVisibleValues() ? Optional.empty() : Optional.of(notice(subject(method), state));
    }

    /** Why there is nothing to see in a gradient. */
    public static Optional<Notice> ofGradient(MapState state) {
        return state.hasVisibleValues() ? Optional.empty() : Optional.of(notice(GRADIENT, state));
    }

    /** The same about a method's map in one line. */
    public static Optional<String> line(String method, MapState state) {
        return ofSums(method, state).map(Notice::line);
    }

    private static String subject(String method) {
        return method.equals("saliency") ? GRADIENT : method;
    }

    private static Notice notice(String subject, MapState state) {
        return new Notice(subject, state.reason());
    }
}
