package org.vizsla.report.batch.input;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.vizsla.graph.VizslaException;

/**
 * The header of a member of an archive, whose checksum is right.
 *
 * @param name as the header has it; extensions before it may have another
 * @param type the letter that says what it is
 * @param length in bytes, 0 or more
 */
record TarHeader(String name, char type, long length) {
    static final int BLOCK = 512;

    private static final int NAME = 100;
    private static final int LENGTH = 124;
    private static final int LENGTH_SIZE = 12;
    private static final int CHECKSUM = 148;
    private static final int CHECKSUM_SIZE = 8;
    private static final int TYPE = 156;
    private static final int MAGIC = 257;
    private static final int PREFIX = 345;
    private static final int PREFIX_SIZE = 155;
    private static final byte[] POSIX = {'u', 's', 't', 'a', 'r', 0};

    /** Whether a block marks the end of an archive: all of it is zero. */
    static boolean isEnd(byte[] block) {
        for (byte value : block) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Reads a block.
     *
     * @throws VizslaException if it is no header
     */
    static TarHeader of(byte[] block) {
        if (number(block, CHECKSUM, CHECKSUM_SIZE) != sum(block)) {
            throw new VizslaException("there is no header with a right checksum");
        }
        String name = text(block, 0, NAME);
        boolean posix = Arrays.equals(POSIX, 0, POSIX.length, block, MAGIC, MAGIC + POSIX.length);
        String prefix = posix ? text(block, PREFIX, PREFIX_SIZE) : "";
        return new TarHeader(
                prefix.isEmpty() ? name : prefix + "/" + name,
                (char) (block[TYPE] & 0xff),
                number(block, LENGTH, LENGTH_SIZE));
    }

    /** The sum of all bytes, where those of the checksum itself count as spaces. */
    private static long sum(byte[] block) {
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            boolean ofItself = i >= CHECKSUM && i < CHECKSUM + CHECKSUM_SIZE;
            sum += ofItself ? ' ' : block[i] & 0xff;
        }
        return sum;
    }

    private static String text(byte[] block, int start, int most) {
        int end = start;
        while (end < start + most && block[end] != 0) {
            end++;
        }
        return new String(block, start, end - start, StandardCharsets.UTF_8);
    }

    /** A number: octal digits between spaces, or of any size to the base 256 if the first bit is set. */
    private static long number(byte[] block, int start, int size) {
        if ((block[start] & 0x80) != 0) {
            long value = block[start] & 0x7f;
            for (int i = start + 1; i < start + size; i++) {
                if (value > Long.MAX_VALUE >> 8) {
                    throw new VizslaException("a number is too large");
                }
                value = value << 8 | (block[i] & 0xff);
            }
            return value;
        }
        String digits = text(block, start, size).strip();
        if (!digits.matches("[0-7]{0,12}")) {
            throw new VizslaException("there is no number where one should be");
        }
        return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    }

    /** Whether it says something about the next member, and is none itself. */
    boolean isExtension() {
        return "xgLK".indexOf(type) >= 0;
    }

    boolean isFile() {
        return type == '0' || type == 0 || type == '7';
    }

    /** Whether its content follows; links, folders and devices have none, whatever their length says. */
    boolean hasContent() {
        return type < '1' || type > '6';
    }

    boolean isLink() {
        return type == '1' || type == '2';
    }

    /** Whether it is a file with holes in GNU's old form, whose length is not that of its content. */
    boolean isSparse() {
        return type == 'S';
    }
}
