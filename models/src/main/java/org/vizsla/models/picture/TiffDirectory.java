package org.vizsla.models.picture;

import java.util.HashMap;
import java.util.Map;

/** The first directory of a TIFF file: numbers by tag (TIFF 6.0, section 2). Only what is within the file is read. */
final class TiffDirectory {
    static final int BITS = 258;
    static final int COMPRESSION = 259;
    static final int PHOTOMETRIC = 262;
    static final int STRIP_OFFSETS = 273;
    static final int SAMPLES = 277;
    static final int STRIP_BYTES = 279;
    static final int TILE_OFFSETS = 324;
    static final int TILE_BYTES = 325;
    static final int SAMPLE_FORMAT = 339;

    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int ENTRY_BYTES = 12;

    private final EncodedPicture file;
    private final boolean little;
    private final Map<Integer, Long> entries = new HashMap<>();

    TiffDirectory(EncodedPicture file) {
        this.file = file;
        this.little = file.has(0, "II");
        long directory = u32(4);
        int count = u16(directory);
        for (int i = 0; i < count; i++) {
            long entry = directory + 2 + (long) i * ENTRY_BYTES;
            if (entry + ENTRY_BYTES > file.length()) {
                break;
            }
            entries.putIfAbsent(u16(entry), entry);
        }
    }

    /** The whole numbers of a tag; none if it is missing, of another type, or not all within the file. */
    long[] numbers(int tag) {
        Long entry = entries.get(tag);
        if (entry == null) {
            return new long[0];
        }
        int type = u16(entry + 2);
        long count = u32(entry + 4);
        int size = type == SHORT ? 2 : 4;
        long start = count * size <= 4 ? entry + 8 : u32(entry + 8);
        if ((type != SHORT && type != LONG) || start + count * size > file.length()) {
            return new long[0];
        }
        long[] numbers = new long[(int) count];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = type == SHORT ? u16(start + 2L * i) : u32(start + 4L * i);
        }
        return numbers;
    }

    /** The first number of a tag, or another. */
    long number(int tag, long fallback) {
        long[] numbers = numbers(tag);
        return numbers.length == 0 ? fallback : numbers[0];
    }

    private int u16(long at) {
        return little ? file.u16LittleEndian(at) : file.u16(at);
    }

    private long u32(long at) {
        return little ? file.u32LittleEndian(at) : file.u32(at);
    }
}
