package org.vizsla.explain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.vizsla.explain.network.Layer;

/**
 * What a method emitted into the explainer's graph.
 *
 * @param map the value with the map: {@code [N, C, H, W]}, or {@code [N, 1, h, w]} at a layer's resolution; before any scaling for display
 * @param layers names of the layers that the map is about; none where it is about the input
 * @param checks what must hold of the result
 */
public record Emission(String map, List<String> layers, List<Check> checks) {
    /**
     * A property that must hold for each image.
     *
     * @param values values of the graph, {@code [N]}, by short names such as {@code actual}
     * @param reading turns the values of one image into findings
     */
    public record Check(Map<String, String> values, Reading reading) {
        public Check {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        /**
         * The check that two values are equal.
         *
         * @param name of the property, such as {@code completeness}
         * @param tolerance the largest difference allowed, as a part of the expected magnitude
         * @param actualIs what the first is, in plain words, such as {@code the map's sum}
         * @param expectedIs what it has to be equal to
         */
        public static Check equal(
                String name, String actual, String expected, double tolerance, String actualIs, String expectedIs) {
            return new Check(
                    Map.of("actual", actual, "expected", expected),
                    numbers -> Findings.of(SelfCheck.equal(
                            name,
                            numbers.applyAsDouble("actual"),
                            numbers.applyAsDouble("expected"),
                            tolerance,
                            actualIs,
                            expectedIs)));
        }
    }

    /** Turns the values of a check into findings about one image. */
    @FunctionalInterface
    public interface Reading {
        /**
         * Reads them.
         *
         * @param numbers the value of each name
         */
        Findings of(ToDoubleFunction<String> numbers);
    }

    public Emission {
        layers = List.copyOf(layers);
        checks = List.copyOf(checks);
    }

    public static Emission of(String map) {
        return new Emission(map, List.of(), List.of());
    }

    public static Emission ofLayers(String map, List<Layer> layers) {
        return new Emission(map, layers.stream().map(Layer::name).toList(), List.of());
    }

    public Emission with(Check check) {
        List<Check> more = new ArrayList<>(checks);
        more.add(check);
        return new Emission(map, layers, more);
    }
}
