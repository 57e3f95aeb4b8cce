package org.vizsla.models.architecture;

import java.util.Map;
import java.util.Optional;
import org.vizsla.graph.Tensor;

/** An architecture as a sequence of layers, added to a network in the order of their parameters. */
interface Recipe {
    /** Adds all layers after {@code input}, the last of which yields {@link NetworkBuilder#LOGITS}. */
    void addTo(NetworkBuilder net, Features input);

    /** Whether all layers but the last have exactly the recipe's channels and units, so that weights of other widths do not fit. */
    default boolean fixesWidths() {
        return false;
    }

    /** The parameter that a tensor of a checkpoint belongs to, usually of the same name; empty if the class scores do not depend on it. */
    default Optional<String> parameterOf(String tensor) {
        return Optional.of(tensor);
    }

    /** Height and width of the images that these weights are for; the published ones, unless the weights tell. */
    default int size(Map<String, Tensor> weights, int published) {
        return published;
    }
}
