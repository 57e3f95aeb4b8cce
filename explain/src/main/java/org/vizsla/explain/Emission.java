package org.vizsla.explain;

import java.util.ArrayList;
import java.util.List;

/**
 * What a method wrote into the explainer's graph.
 *
 * @param map the value with the map: {@code [N, C, H, W]}, or {@code [N, 1, h, w]} at a layer's resolution; before any scaling for display
 * @param layers names of the layers that the map is about; none where it is about the input
 * @param checks what must hold of the result
 */
public record Emission(String map, List<String> layers, List<Check> checks) {
    /**
     * Two values {@code [N]} of the graph that must be the same, picture by picture.
     *
     * @param name of the property, such as {@code completeness}
     * @param tolerance the largest difference allowed, as a part of the expected magnitude
     * @param actualIs what the first is, in plain words, such as {@code the map's sum}
     * @param expectedIs what it has to be equal to
     */
    public record Check(
            String name, String actual, String expected, double tolerance, String actualIs, String expectedIs) {}

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
