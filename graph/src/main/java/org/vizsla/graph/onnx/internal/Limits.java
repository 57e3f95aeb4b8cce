package org.vizsla.graph.onnx.internal;

/** Bounds on what a file of unknown origin may make us build. Real classifiers stay far below them. */
final class Limits {
    /** Subgraphs within subgraphs; a model rarely has more than 2. */
    static final int DEPTH = 16;

    /** Names, numbers and other parts held in memory, not counting weights; a thousand layers make some 50,000. */
    static final int PARTS = 2_000_000;

    /** How many parts a node, tensor or value counts as: it takes that much more memory than a name. */
    static final int LARGE_PART = 16;

    /** Bytes of a name. */
    static final int NAME = 4096;

    /** The size in bytes from which a tensor is left in its file. */
    static final int LEFT_IN_FILE = 1024;

    /** Characters of a message. */
    static final int MESSAGE = 400;

    private Limits() {}
}
