package org.vizsla.explain.method;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The kind of values that a parameter takes, and how they are read and shown.
 *
 * @param <V> the values' type
 * @param takes the values in words, such as {@code a whole number, 1 to 1000}
 * @param reader parses a text; throws an {@link IllegalArgumentException} if it is not valid
 * @param writer the value as {@code result.json} holds it: a number, a boolean or a text
 */
public record Kind<V>(String takes, Function<String, V> reader, Function<V, Object> writer) {
    private static final Kind<Boolean> FLAG = new Kind<>(
            "true or false",
            text -> {
                require(text.equals("true") || text.equals("false"));
                return text.equals("true");
            },
            value -> value);

    /** Whole numbers; both bounds are included. */
    public static Kind<Integer> whole(int least, int most) {
        return new Kind<>(
                "a whole number, " + least + " to " + most,
                text -> {
                    int value = Integer.parseInt(text);
                    require(value >= least && value <= most);
                    return value;
                },
                value -> value);
    }

    /** Numbers; both bounds are included. */
    public static Kind<Double> real(double least, double most) {
        return new Kind<>(
                String.format(Locale.ROOT, "a number, %s to %s", plain(least), plain(most)),
                text -> {
                    double value = Double.parseDouble(text);
                    require(value >= least && value <= most);
                    return value;
                },
                value -> value);
    }

    /** {@code true} or {@code false}. */
    public static Kind<Boolean> flag() {
        return FLAG;
    }

    /** One of the constants of an enum, in lower case. */
    public static <E extends Enum<E>> Kind<E> choice(Class<E> values) {
        String names =
                Arrays.stream(values.getEnumConstants()).map(Kind::nameOf).collect(Collectors.joining(", "));
        return new Kind<>("one of " + names, text -> Enum.valueOf(values, text.toUpperCase(Locale.ROOT)), Kind::nameOf);
    }

    /** Anything whose {@code toString} is what {@code reader} understands. */
    public static <V> Kind<V> text(String takes, Function<String, V> reader) {
        return new Kind<>(takes, reader, String::valueOf);
    }

    private static String nameOf(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException();
        }
    }
}
