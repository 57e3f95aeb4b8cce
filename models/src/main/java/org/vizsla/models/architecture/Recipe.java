package org.vizsla.models.architecture;

/** An architecture as a sequence of layers, added to a network in the order of their parameters. */
interface Recipe {
    /** Adds all layers after {@code input}, the last of which yields {@link NetworkBuilder#LOGITS}. */
    void addTo(NetworkBuilder net, Features input);

    /** Whether all layers but the last have exactly the recipe's channels and units, so that weights of other widths do not fit. */
    default boolean fixesWidths() {
        return false;
    }
}
