package org.vizsla.models.picture;

import org.vizsla.graph.limit.Limit;

/** The largest file, in bytes, and the largest picture, in pixels, that is read. */
record PictureLimits(long bytes, long pixels) {
    /** An upper bound on the bytes of memory per pixel that decoding takes (16-bit colour with alpha, and the picture itself), rounded up. */
    private static final int BYTES_OF_A_PIXEL = 16;

    /** Those of {@link Limit}, or less where Java's heap is small. */
    static PictureLimits ofThisProcess() {
        long heap = Runtime.getRuntime().maxMemory();
        return new PictureLimits(
                Math.min(Limit.IMAGE_BYTES.value(), heap / 8), Math.min(Limit.PIXELS.value(), heap / BYTES_OF_A_PIXEL));
    }
}
