package org.vizsla.models.picture;

import java.nio.charset.StandardCharsets;
import javax.imageio.stream.ImageInputStream;
import org.vizsla.graph.VizslaException;

/** The bytes of a picture file: reads that cannot leave them, and failures that name the file. */
final class EncodedPicture {
    private final String name;
    private final byte[] bytes;
    private final PictureLimits limits;

    EncodedPicture(String name, byte[] bytes, PictureLimits limits) {
        this.name = name;
        this.bytes = bytes;
        this.limits = limits;
    }

    /** The same file with other bytes. */
    EncodedPicture with(byte[] other) {
        return new EncodedPicture(name, other, limits);
    }

    String name() {
        return name;
    }

    int length() {
        return bytes.length;
    }

    /** The bytes themselves, which must not be changed. */
    byte[] bytes() {
        return bytes;
    }

    ImageInputStream stream() {
        return new ByteArrayImageInputStream(bytes);
    }

    /**
     * A stream for decoders that compare the size of the picture with that of the file: a flat picture is packed far better than they expect, and
     * sizes are checked here already.
     */
    ImageInputStream streamOfAnyExpansion() {
        return ByteArrayImageInputStream.ofAnyExpansion(bytes);
    }

    int u8(long at) {
        if (at < 0 || at >= bytes.length) {
            throw cutOff();
        }
        return bytes[(int) at] & 0xff;
    }

    int u16(long at) {
        return u8(at) << 8 | u8(at + 1);
    }

    long u32(long at) {
        return (long) u16(at) << 16 | u16(at + 2);
    }

    int u16LittleEndian(long at) {
        return u8(at) | u8(at + 1) << 8;
    }

    long u32LittleEndian(long at) {
        return u16LittleEndian(at) | (long) u16LittleEndian(at + 2) << 16;
    }

    /** Whether these characters (ISO-8859-1) are at an offset. */
    boolean has(long at, String characters) {
        byte[] expected = characters.getBytes(StandardCharsets.ISO_8859_1);
        if (at < 0 || at > bytes.length - expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (bytes[(int) at + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }

    VizslaException failure(String what) {
        return new VizslaException(name + " " + what);
    }

    VizslaException cutOff() {
        return failure("ends too early, after " + bytes.length + " bytes: it is truncated or damaged");
    }

    /** Refuses a picture that would take too much memory, before it is decoded. */
    void checkSize(long height, long width) {
        if (width < 1 || height < 1) {
            throw failure("is damaged: it claims to have " + width + " x " + height + " pixels");
        }
        limits.checkPixels(name, height, width);
    }
}
