package org.vizsla.graph.suggestion;

/** A list that a user can ask for, through any entry point. */
public enum Listing {
    /** The networks and architectures that have a name. */
    MODELS,
    /** The attribution methods. */
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
