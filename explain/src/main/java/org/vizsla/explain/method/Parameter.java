package org.vizsla.explain.method;

import java.util.function.Function;
import org.vizsla.explain.Configurable;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.explain.network.LayerChoice;

/**
 * One parameter of a method: the key by which its value is read, shown and set.
 *
 * @param <M> the method's record
 * @param <V> its type
 * @param name in snake case
 * @param kind which values it takes
 * @param meaning in a few words
 * @param getter its value in a method
 */
public record Parameter<M extends Configurable, V>(String name, Kind<V> kind, String meaning, Function<M, V> getter) {
    /** The name of the parameter that chooses layers. */
    public static final String LAYER = "layer";

    /** A whole number; both bounds are included. */
    public static <M extends Configurable> Parameter<M, Integer> whole(
            String name, int least, int most, String meaning, Function<M, Integer> getter) {
        return new Parameter<>(name, Kind.whole(least, most), meaning, getter);
    }

    /** A number; both bounds are included. */
    public static <M extends Configurable> Parameter<M, Double> real(
            String name, double least, double most, String meaning, Function<M, Double> getter) {
        return new Parameter<>(name, Kind.real(least, most), meaning, getter);
    }

    /** {@code true} or {@code false}. */
    public static <M extends Configurable> Parameter<M, Boolean> flag(
            String name, String meaning, Function<M, Boolean> getter) {
        return new Parameter<>(name, Kind.flag(), meaning, getter);
    }

    /** One of the constants of an enum. */
    public static <M extends Configurable, E extends Enum<E>> Parameter<M, E> choice(
            String name, Class<E> values, String meaning, Function<M, E> getter) {
        return new Parameter<>(name, Kind.choice(values), meaning, getter);
    }

    /** The layer or layers that a method looks at. */
    public static <M extends Configurable> Parameter<M, LayerChoice> layer(Function<M, LayerChoice> getter) {
        return new Parameter<>(
                LAYER,
                Kind.text("auto, the name of a layer, or several, comma-separated", LayerChoice::parse),
                "the layer to look at",
                getter);
    }

    /** What an image is compared with. */
    public static <M extends Configurable> Parameter<M, Baseline> baseline(
            String meaning, Function<M, Baseline> getter) {
        return new Parameter<>("baseline", Kind.text(Baseline.KIND, Baseline::parse), meaning, getter);
    }

    /** The values it takes, in words, such as {@code a whole number, 1 to 1000}. */
    public String takes() {
        return kind.takes();
    }

    /** Its value in a method, as {@code result.json} holds it: a number, a boolean or a text. */
    public Object shown(M method) {
        return kind.writer().apply(getter.apply(method));
    }
}
