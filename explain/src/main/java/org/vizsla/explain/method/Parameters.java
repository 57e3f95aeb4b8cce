package org.vizsla.explain.method;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.vizsla.explain.Configurable;
import org.vizsla.graph.VizslaException;

/**
 * All parameters of a method, and how the method is made of their values.
 *
 * <pre>{@code
 * Parameter<Occlusion, Integer> WINDOW = Parameter.whole("window", 1, 4096, "side of the square", Occlusion::window);
 * Parameters<Occlusion> PARAMETERS = Parameters.of(v -> new Occlusion(v.get(WINDOW), v.get(STRIDE)), WINDOW, STRIDE);
 * }</pre>
 *
 * @param <M> the method's record
 */
public final class Parameters<M extends Configurable> {
    private final Function<Values<M>, M> constructor;
    private final List<Parameter<M, ?>> list;

    private Parameters(Function<Values<M>, M> constructor, List<Parameter<M, ?>> list) {
        this.constructor = constructor;
        this.list = list;
    }

    /**
     * The parameters of a method.
     *
     * @param constructor makes the method of their values
     * @param parameters in the order in which they are listed
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // The array is copied and never written.
    public static <M extends Configurable> Parameters<M> of(
            Function<Values<M>, M> constructor, Parameter<M, ?>... parameters) {
        return new Parameters<>(constructor, List.of(parameters));
    }

    /** Those of a method that has none. */
    public static <M extends Configurable> Parameters<M> none() {
        return new Parameters<>(Values::method, List.of());
    }

    /**
     * The values of a method, but for one that is replaced.
     *
     * @param method whose values they are; also for what is no parameter, such as which formula of several it has
     * @param replaced the parameter with another value
     * @param text what its value is read from
     */
    public record Values<M extends Configurable>(M method, Parameter<M, ?> replaced, String text) {
        /** The value of a parameter. */
        public <V> V get(Parameter<M, V> parameter) {
            return parameter.equals(replaced)
                    ? parameter.kind().reader().apply(text)
                    : parameter.getter().apply(method);
        }
    }

    /** In the order in which they are listed. */
    public List<Parameter<M, ?>> list() {
        return list;
    }

    /** The parameter of this name. */
    public Optional<Parameter<M, ?>> find(String name) {
        return list.stream().filter(known -> known.name().equals(name)).findFirst();
    }

    /**
     * The same method with one parameter set.
     *
     * @throws VizslaException if the text is no value of the parameter
     */
    public M with(M method, Parameter<M, ?> parameter, String text) {
        try {
            return constructor.apply(new Values<>(method, parameter, text.strip()));
        } catch (VizslaException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new VizslaException("'" + text + "' is not valid for " + method.name() + "." + parameter.name()
                    + ", which takes " + parameter.takes());
        }
    }

    /** The values of all parameters in a method, by name, as {@code result.json} shows them. */
    public Map<String, Object> shown(M method) {
        Map<String, Object> values = new LinkedHashMap<>();
        list.forEach(parameter -> values.put(parameter.name(), parameter.shown(method)));
        return values;
    }
}
