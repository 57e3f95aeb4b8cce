package org.vizsla.models.architecture;

/** An architecture as a sequence of layers, each of which the network is asked for in the order of its parameters. */
interface Recipe {
    /** Adds all layers after {@code input}, the last of which yields {@link Layers#LOGITS}. */
    void addTo(Layers net, Features input);
}
