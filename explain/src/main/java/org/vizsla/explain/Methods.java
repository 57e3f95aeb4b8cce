package org.vizsla.explain;

import java.util.List;
import java.util.stream.Collectors;
import org.vizsla.graph.VizslaException;

/** All methods of attribution, in the order in which they are listed. */
public final class Methods {
    private static final List<AttributionMethod> ALL = List.of(new Saliency());

    private Methods() {}

    public static List<AttributionMethod> all() {
        return ALL;
    }

    /**
     * The method of this name.
     *
     * @throws VizslaException if there is none; the message names those there are
     */
    public static AttributionMethod byName(String name) {
        return ALL.stream()
                .filter(method -> method.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new VizslaException("there is no method '" + name + "'; there are: "
                        + ALL.stream().map(AttributionMethod::name).collect(Collectors.joining(", "))));
    }
}
