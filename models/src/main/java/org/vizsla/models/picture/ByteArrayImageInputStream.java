package org.vizsla.models.picture;

import java.util.function.IntSupplier;
import javax.imageio.stream.ImageInputStreamImpl;

/** An image input stream over an array, which it neither copies nor changes. */
final class ByteArrayImageInputStream extends ImageInputStreamImpl {
    private static final int END = -1;

    private final byte[] bytes;
    private final IntSupplier atEnd;

    ByteArrayImageInputStream(byte[] bytes) {
        this(bytes, () -> END);
    }

    /** A stream that calls {@code atEnd} for what to return, or throw, when more is read than there is. */
    ByteArrayImageInputStream(byte[] bytes, IntSupplier atEnd) {
        this.bytes = bytes;
        this.atEnd = atEnd;
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
        return bytes.length;
    }
}
