package org.vizsla.serve.api;

import java.util.Base64;
import java.util.BitSet;
import org.vizsla.graph.VizslaException;

/** Masks as bytes: one bit for each pixel, row by row, the most significant first. */
final class Bits {
    private Bits() {}

    static byte[] of(BitSet pixels, int count) {
        byte[] bytes = new byte[(count + Byte.SIZE - 1) / Byte.SIZE];
        pixels.stream().forEach(pixel -> bytes[pixel / Byte.SIZE] |= (byte) (0x80 >> pixel % Byte.SIZE));
        return bytes;
    }

    /**
     * The pixels of a mask in base64.
     *
     * @throws VizslaException if it is not as long as it must be
     */
    static BitSet read(String base64, int count) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new VizslaException("the mask is no base64", e);
        }
        if (bytes.length != (count + Byte.SIZE - 1) / Byte.SIZE) {
            throw new VizslaException(
                    "the mask has " + bytes.length + " bytes, not one bit for each of " + count + " pixels");
        }
        BitSet pixels = new BitSet(count);
        for (int pixel = 0; pixel < count; pixel++) {
            if ((bytes[pixel / Byte.SIZE] & (0x80 >> pixel % Byte.SIZE)) != 0) {
                pixels.set(pixel);
            }
        }
        return pixels;
    }
}
