package org.vizsla.models.picture;

/** The largest file, in bytes, and the largest picture, in pixels, that is read. */
record PictureLimits(long bytes, long pixels) {
    private static final long BYTES = 128L << 20;
    private static final long PIXELS = 64L << 20;

    /** An upper bound on the bytes of memory per pixel that decoding takes (16-bit colour with alpha, and the picture itself), rounded up. */
    private static final int BYTES_OF_A_PIXEL = 16;

    /** 128 MB and 64 megapixels, or less where Java's heap is small. */
    static PictureLimits ofThisProcess() {
        long heap = Runtime.getRuntime().maxMemory();
        return new PictureLimits(Math.min(BYTES, heap / 8), Math.min(PIXELS, heap / BYTES_OF_A_PIXEL));
    }
}
