package org.vizsla.explain.network;

import java.util.List;
import java.util.stream.Stream;

/**
 * The choice of layers that a method looks at.
 *
 * @param names the names of values, nodes or modules, such as {@code features.12}; if empty, {@link Layers#automatic()} chooses
 */
public record LayerChoice(List<String> names) {
    public static final LayerChoice AUTOMATIC = new LayerChoice(List.of());

    private static final String AUTO = "auto";

    public LayerChoice {
        names = List.copyOf(names);
    }

    public static LayerChoice of(String... names) {
        return new LayerChoice(List.of(names));
    }

    /** Parses {@code auto}, a name, or several names separated by commas. */
    public static LayerChoice parse(String text) {
        return text.strip().equals(AUTO)
                ? AUTOMATIC
                : new LayerChoice(
                        Stream.of(text.split(",", -1)).map(String::strip).toList());
    }

    @Override
    public String toString() {
        return names.isEmpty() ? AUTO : String.join(",", names);
    }
}
