package org.vizsla.graph.suggestion;

/** Something a user can set, through any entry point. */
public enum Setting {
    /** The network: a name or a file. */
    MODEL,
    /** The architecture that a file of weights belongs to. */
    ARCHITECTURE,
    /** The file of weights for a named network. */
    WEIGHTS,
    /** The address that weights are downloaded from. */
    MIRROR,
    /** The file with the names of the classes. */
    LABELS,
    /** The height and width of images, where a network leaves them open. */
    SIZE,
    /** How images are normalized for the network. */
    PREPROCESSING,
    /** How images are resized and cut for the network. */
    RESIZE,
    /** Which of several outputs is explained. */
    OUTPUT,
    /** The layer that layer methods look at. */
    LAYER,
    /** What the scores of the network mean. */
    ANSWER,
    /** What a training step minimizes. */
    OBJECTIVE,
    /** The layers that are trained. */
    TRAINABLE,
    /** The processor that computes. */
    DEVICE
}
