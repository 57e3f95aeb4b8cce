package org.vizsla.explain.method;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.graph.VizslaException;

/**
 * One parameter of a method, as text reads and shows it.
 *
 * @param <M> the method's record
 * @param name in snake case
 * @param kind what may be given, such as {@code a whole number, 1 to 1000}
 * @param meaning in a few words
 * @param shown its value, as {@code result.json} holds it: a number, a boolean or a text
 * @param reader the same method with the value that a text stands for; an {@link IllegalArgumentException} says that it stands for none
 */
public record Parameter<M extends AttributionMethod>(
        String name, String kind, String meaning, Function<M, Object> shown, BiFunction<M, String, M> reader) {

    /** The same method with another value. */
    public M with(M method, String text) {
        try {
            return reader.apply(method, text.strip());
        } catch (VizslaException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new VizslaException(
                    "'" + text + "' is no value of " + method.name() + "." + name + ", which takes " + kind);
        }
    }

    public static <M extends AttributionMethod> Parameter<M> whole(
            String name,
            int least,
            int most,
            String meaning,
            Function<M, Integer> get,
            BiFunction<M, Integer, M> with) {
        return new Parameter<>(
                name, "a whole number, " + least + " to " + most, meaning, get::apply, (method, text) -> {
                    int value = Integer.parseInt(text);
                    require(value >= least && value <= most);
                    return with.apply(method, value);
                });
    }

    public static <M extends AttributionMethod> Parameter<M> real(
            String name,
            double least,
            double most,
            String meaning,
            Function<M, Double> get,
            BiFunction<M, Double, M> with) {
        return new Parameter<>(
                name,
                String.format(Locale.ROOT, "a number, %s to %s", plain(least), plain(most)),
                meaning,
                get::apply,
                (method, text) -> {
                    double value = Double.parseDouble(text);
                    require(value >= least && value <= most);
                    return with.apply(method, value);
                });
    }

    public static <M extends AttributionMethod> Parameter<M> flag(
            String name, String meaning, Function<M, Boolean> get, BiFunction<M, Boolean, M> with) {
        return new Parameter<>(name, "true or false", meaning, get::apply, (method, text) -> {
            require(text.equals("true") || text.equals("false"));
            return with.apply(method, text.equals("true"));
        });
    }

    /** One of the constants of an enum, in lower case. */
    public static <M extends AttributionMethod, E extends Enum<E>> Parameter<M> choice(
            String name, Class<E> values, String meaning, Function<M, E> get, BiFunction<M, E, M> with) {
        String names =
                Arrays.stream(values.getEnumConstants()).map(Parameter::nameOf).collect(Collectors.joining(", "));
        return new Parameter<>(
                name,
                "one of " + names,
                meaning,
                method -> nameOf(get.apply(method)),
                (method, text) -> with.apply(method, Enum.valueOf(values, text.toUpperCase(Locale.ROOT))));
    }

    /** Anything that is written as text, which {@code read} understands or refuses. */
    public static <M extends AttributionMethod, V> Parameter<M> of(
            String name,
            String kind,
            String meaning,
            Function<String, V> read,
            Function<M, V> get,
            BiFunction<M, V, M> with) {
        return new Parameter<>(
                name,
                kind,
                meaning,
                method -> String.valueOf(get.apply(method)),
                (method, text) -> with.apply(method, read.apply(text)));
    }

    /** The parameter {@code layer} that layer methods share. */
    public static <M extends AttributionMethod> Parameter<M> layer(
            Function<M, LayerChoice> get, BiFunction<M, LayerChoice, M> with) {
        return of(
                LAYER,
                "auto, the name of a layer, or several with commas between",
                "which layer is looked at",
                LayerChoice::parse,
                get,
                with);
    }

    /** The name of the parameter that chooses layers. */
    public static final String LAYER = "layer";

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
