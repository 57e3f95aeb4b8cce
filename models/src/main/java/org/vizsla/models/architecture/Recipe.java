package org.vizsla.models.architecture;

import java.util.Map;
import java.util.Optional;
import org.vizsla.graph.Tensor;

/** An architecture as a sequence of layers, each of which the network is asked for in the order of its parameters. */
interface Recipe {
    /** Adds all layers after {@code input}, the last of which yields {@link NetworkBuilder#LOGITS}. */
    void addTo(NetworkBuilder net, Features input);

    /** Whether all layers but the last have exactly the recipe's channels and units, so that weights of other widths do not fit. */
    default boolean fixesWidths() {
        return false;
    }

    /** The parameter that a tensor of a checkpoint is, mostly the one of its own name; empty where the class scores do not depend on it. */
    default Optional<String> parameterOf(String tensor) {
        return Optional.of(tensor);
    }

    /** Height and width of the pictures that these weights are for, where weights tell; else those of the published network. */
    default int size(Map<String, Tensor> weights, int published) {
        return published;
    }
}
