package org.vizsla.models.picture;

import org.vizsla.graph.LimitException;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.limit.Limit;
import org.vizsla.graph.suggestion.Remedy;

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

    /** Refuses a file of that many bytes, if it is too long. */
    void checkBytes(String name, long length) {
        if (length > bytes) {
            throw bytes < Limit.IMAGE_BYTES.value()
                    ? tooLittleMemory(name + " has " + length + " bytes", bytes, "bytes")
                    : LimitException.of(Limit.IMAGE_BYTES, Long.toString(length), name);
        }
    }

    /** Refuses a picture of these sides, before it is decoded. */
    void checkPixels(String name, long height, long width) {
        String sides = width + " x " + height;
        if (Math.max(width, height) > Picture.MAXIMUM_SIDE) {
            throw new VizslaException(name + " claims to have " + sides + " pixels; at most " + Picture.MAXIMUM_SIDE
                    + " a side are read: make it smaller first");
        }
        if (width * height > pixels) {
            throw pixels < Limit.PIXELS.value()
                    ? tooLittleMemory(name + " claims to have " + sides + " pixels", pixels, "pixels")
                    : LimitException.of(Limit.PIXELS, sides, name);
        }
    }

    private static VizslaException tooLittleMemory(String what, long most, String unit) {
        return new VizslaException(
                what + ", and Java has memory for " + most + " " + unit + ": make it smaller first",
                new Remedy.MoreMemory());
    }
}
