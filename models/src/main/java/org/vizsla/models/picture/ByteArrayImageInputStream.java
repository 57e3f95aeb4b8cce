package org.vizsla.models.picture;

import java.util.function.IntSupplier;
import javax.imageio.stream.ImageInputStreamImpl;

/** An image input stream over an array, which it neither copies nor changes. */
final class ByteArrayImageInputStream extends ImageInputStreamImpl {
    private static final int END = -1;
    private static final long LONGEST = Integer.MAX_VALUE;

    private final byte[] bytes;
    private final IntSupplier atEnd;
    private final long length;

    ByteArrayImageInputStream(byte[] bytes) {
        this(bytes, () -> END, bytes.length);
    }

    private ByteArrayImageInputStream(byte[] bytes, IntSupplier atEnd, long length) {
        this.bytes = bytes;
        this.atEnd = atEnd;
        this.length = length;
    }

    /** A stream that claims to be as long as can be, for decoders that ask only to compare it with the size of the picture. */
    static ByteArrayImageInputStream ofAnyExpansion(byte[] bytes) {
        return ofAnyExpansion(bytes, () -> END);
    }

    /** The same; it calls {@code atEnd} for what to return, or throw, when more is read than there is. */
    static ByteArrayImageInputStream ofAnyExpansion(byte[] bytes, IntSupplier atEnd) {
        return new ByteArrayImageInputStream(bytes, atEnd, LONGEST);
    }

    @Override
    public int read() {
        bitOffset = 0;
        return streamPos < bytes.length ? bytes[(int) streamPos++] & 0xff : atEnd.getAsInt();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        bitOffset = 0;
        if (streamPos >= bytes.length) {
            return length == 0 ? 0 : atEnd.getAsInt();
        }
        int count = (int) Math.min(length, bytes.length - streamPos);
        System.arraycopy(bytes, (int) streamPos, target, offset, count);
        streamPos += count;
        return count;
    }

    @Override
    public long length() {
        return length;
    }
}
