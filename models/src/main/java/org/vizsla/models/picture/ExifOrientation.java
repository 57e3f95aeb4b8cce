package org.vizsla.models.picture;

/**
 * Finds the tag {@code Orientation} in a TIFF structure, which is what EXIF data is (CIPA DC-008, 4.5 and 4.6.4).
 *
 * <p>Damaged EXIF data counts as none: the picture itself may well be intact.
 */
final class ExifOrientation {
    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY_BYTES = 12;

    private ExifOrientation() {}

    /** The orientation given by the TIFF structure of {@code length} bytes at {@code start}. */
    static Orientation find(EncodedPicture file, long start, long length) {
        if (length < 8 || start + length > file.length()) {
            return Orientation.TOP_LEFT;
        }
        boolean little = file.has(start, "II");
        long directory = u32(file, start + 4, little);
        if (directory + 2 > length) {
            return Orientation.TOP_LEFT;
        }
        int entries = u16(file, start + directory, little);
        for (int i = 0; i < entries; i++) {
            long entry = directory + 2 + (long) i * ENTRY_BYTES;
            if (entry + ENTRY_BYTES > length) {
                break;
            }
            if (u16(file, start + entry, little) == TAG && u16(file, start + entry + 2, little) == SHORT) {
                return Orientation.of(u16(file, start + entry + 8, little));
            }
        }
        return Orientation.TOP_LEFT;
    }

    private static int u16(EncodedPicture file, long at, boolean little) {
        return little ? file.u16LittleEndian(at) : file.u16(at);
    }

    private static long u32(EncodedPicture file, long at, boolean little) {
        return little ? file.u32LittleEndian(at) : file.u32(at);
    }
}
