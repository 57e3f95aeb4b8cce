package org.vizsla.models.picture;

import java.io.IOException;

/** Decodes Windows bitmaps, without the JPEG, PNG or colour profiles (which may be links to other files) that they can carry. */
final class BmpDecoder {
    private static final int FILE_HEADER_BYTES = 14;
    private static final int SIDES = FILE_HEADER_BYTES + 4;
    private static final int COMPRESSION = FILE_HEADER_BYTES + 16;
    private static final int COLOUR_SPACE = FILE_HEADER_BYTES + 56;
    private static final int CORE_BYTES = 12;
    private static final int VERSION_4_BYTES = 108;

    private BmpDecoder() {}

    /** Whether an information header of a known size follows the file header; "BM" alone may begin a text. */
    static boolean hasHeader(EncodedPicture file) {
        if (file.length() < FILE_HEADER_BYTES + CORE_BYTES) {
            return false;
        }
        long size = file.u32LittleEndian(FILE_HEADER_BYTES);
        return size == CORE_BYTES || size == 40 || size == 52 || size == 56 || size == VERSION_4_BYTES || size == 124;
    }

    static Picture decode(EncodedPicture file) throws IOException {
        long headerBytes = file.u32LittleEndian(FILE_HEADER_BYTES);
        if (file.u32LittleEndian(10) > file.length()) {
            throw file.cutOff();
        }
        if (headerBytes == CORE_BYTES) {
            file.checkSize(file.u16LittleEndian(SIDES + 2), file.u16LittleEndian(SIDES));
        } else {
            long height = file.u32LittleEndian(SIDES + 4);
            boolean fromTheTop = height > Integer.MAX_VALUE;
            file.checkSize(fromTheTop ? (1L << 32) - height : height, file.u32LittleEndian(SIDES));
            long compression = file.u32LittleEndian(COMPRESSION);
            if (compression == 4 || compression == 5) {
                throw file.failure("is a BMP file around a JPEG or PNG image, which is not supported");
            }
        }
        EncodedPicture clean = file;
        if (headerBytes >= VERSION_4_BYTES) {
            byte[] bytes = file.bytes().clone();
            byte[] srgb = {'B', 'G', 'R', 's'};
            System.arraycopy(srgb, 0, bytes, COLOUR_SPACE, srgb.length);
            clean = file.with(bytes);
        }
        return JdkReaders.readFirst(JdkReaders.open("bmp", clean), clean);
    }
}
