package org.vizsla.models.checkpoint.internal;

/** Upper bounds on what Vizsla reads from a file; far beyond any network, and little to hold in memory. */
final class Limits {
    /** Tensors in one checkpoint. */
    static final int TENSORS = 100_000;

    /** Bytes of the pickles that describe them. */
    static final int PICKLE = 64 << 20;

    /** Bytes of a zip archive's directory. */
    static final int ZIP_DIRECTORY = 16 << 20;

    /** Bytes of a safetensors header, as its specification has it. */
    static final int SAFETENSORS_HEADER = 100_000_000;

    private Limits() {}
}
