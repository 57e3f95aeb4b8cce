package org.vizsla.graph.suggestion;

/** What can be listed for a user, whichever way it is asked for. */
public enum Listing {
    /** The networks and architectures that have a name. */
    MODELS,
    /** The methods of attribution. */
    METHODS,
    /** The parameters of a method. */
    PARAMETERS,
    /** All layers of the network. */
    LAYERS,
    /** The layers of the network that have weights. */
    LAYERS_WITH_WEIGHTS,
    /** The operators of the network, and which of them have a derivative. */
    OPERATORS
}
