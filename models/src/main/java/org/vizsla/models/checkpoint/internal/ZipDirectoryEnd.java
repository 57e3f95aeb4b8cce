package org.vizsla.models.checkpoint.internal;

import java.nio.ByteBuffer;
import org.vizsla.models.internal.InputFile;

/** Where the directory of a zip archive begins, and its bytes: as the records at the archive's end say. */
record ZipDirectoryEnd(long start, long size) {
    private static final int RECORD = 0x06054b50;
    private static final int RECORD_SIZE = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int WIDE_LOCATOR = 0x07064b50;
    private static final int WIDE_LOCATOR_SIZE = 20;
    private static final int WIDE_RECORD = 0x06064b50;
    private static final int WIDE_RECORD_SIZE = 56;
    private static final long IN_WIDE_RECORD = 0xffffffffL;

    static ZipDirectoryEnd of(InputFile file) {
        int tailLength = (int) Math.min(file.size(), RECORD_SIZE + LONGEST_COMMENT);
        long tailStart = file.size() - tailLength;
        ByteBuffer tail = file.bytes(tailStart, tailLength);
        for (int at = tailLength - RECORD_SIZE; at >= 0; at--) {
            if (tail.getInt(at) == RECORD
                    && Short.toUnsignedInt(tail.getShort(at + 20)) == tailLength - RECORD_SIZE - at) {
                ZipDirectoryEnd end = read(file, tail, at, tailStart + at);
                if (!file.contains(end.start, end.size)) {
                    throw file.incomplete();
                }
                return end;
            }
        }
        throw file.incomplete();
    }

    private static ZipDirectoryEnd read(InputFile file, ByteBuffer tail, int at, long place) {
        long size = Integer.toUnsignedLong(tail.getInt(at + 12));
        long start = Integer.toUnsignedLong(tail.getInt(at + 16));
        if (size != IN_WIDE_RECORD && start != IN_WIDE_RECORD) {
            return new ZipDirectoryEnd(start, size);
        }
        ByteBuffer locator = file.bytes(place - WIDE_LOCATOR_SIZE, WIDE_LOCATOR_SIZE);
        if (locator.getInt(0) != WIDE_LOCATOR) {
            throw file.incomplete();
        }
        ByteBuffer wide = file.bytes(locator.getLong(8), WIDE_RECORD_SIZE);
        if (wide.getInt(0) != WIDE_RECORD) {
            throw file.incomplete();
        }
        return new ZipDirectoryEnd(wide.getLong(48), wide.getLong(40));
    }
}
