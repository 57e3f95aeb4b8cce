package org.vizsla.report.batch.input;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Writes archives, good ones and others. */
final class TarBytes {
    private static final int BLOCK = 512;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** A regular file. */
    TarBytes file(String name, byte[] content) {
        return member(name, '0', content);
    }

    /** A member of any type. */
    TarBytes member(String name, char type, byte[] content) {
        return header(name, type, octal(content.length)).content(content);
    }

    /** A header whose twelve bytes of length are given. */
    TarBytes header(String name, char type, byte[] length) {
        return header(name, "", type, length);
    }

    TarBytes header(String name, String prefix, char type, byte[] length) {
        byte[] block = new byte[BLOCK];
        put(block, 0, name.getBytes(StandardCharsets.UTF_8));
        put(block, 100, "0000644\0".getBytes(StandardCharsets.US_ASCII));
        put(block, 124, length);
        block[156] = (byte) type;
        put(block, 257, "ustar\00000".getBytes(StandardCharsets.US_ASCII));
        put(block, 345, prefix.getBytes(StandardCharsets.UTF_8));
        Arrays.fill(block, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte value : block) {
            sum += value & 0xff;
        }
        put(block, 148, String.format(Locale.ROOT, "%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(block);
        return this;
    }

    TarBytes content(byte[] content) {
        out.writeBytes(Arrays.copyOf(content, (content.length + BLOCK - 1) / BLOCK * BLOCK));
        return this;
    }

    /** A record of POSIX, with its length in front. */
    static byte[] record(String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        int length = bytes + 2;
        while (Integer.toString(length).length() + 2 + bytes > length) {
            length++;
        }
        return (length + " " + text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static byte[] octal(long length) {
        return String.format(Locale.ROOT, "%011o\0", length).getBytes(StandardCharsets.US_ASCII);
    }

    private static void put(byte[] block, int at, byte[] bytes) {
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }

    byte[] withoutEnd() {
        return out.toByteArray();
    }

    byte[] ended() {
        return Arrays.copyOf(out.toByteArray(), out.size() + 2 * BLOCK);
    }
}
