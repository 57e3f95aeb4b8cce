package org.vizsla.graph.onnx.internal;

/** Sizes that the reading of a model goes by; how much it may make us build is in {@link org.vizsla.graph.limit.Limit}. */
final class Limits {
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
