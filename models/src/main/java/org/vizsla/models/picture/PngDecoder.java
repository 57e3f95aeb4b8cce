package org.vizsla.models.picture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.CRC32;

/**
 * Decodes PNG: grey, colour and palette, 1 to 16 bits, with or without alpha and interlacing.
 *
 * <p>Only the chunks that hold the picture reach the decoder. Text, profiles and anything else in the file (which may unpack to gigabytes) does not.
 */
final class PngDecoder {
    private static final int SIGNATURE_BYTES = 8;
    private static final int CHUNK_FRAME_BYTES = 12;

    private PngDecoder() {}

    static Picture decode(EncodedPicture file) throws IOException {
        ByteArrayOutputStream essence = new ByteArrayOutputStream(file.length());
        essence.write(file.bytes(), 0, SIGNATURE_BYTES);
        Orientation orientation = Orientation.TOP_LEFT;
        boolean ended = false;
        for (long at = SIGNATURE_BYTES; !ended; ) {
            long length = file.u32(at);
            long end = at + CHUNK_FRAME_BYTES + length;
            if (end > file.length()) {
                throw file.cutOff();
            }
            if (file.has(at + 4, "eXIf")) {
                orientation = ExifOrientation.find(file, at + 8, length);
            }
            ended = file.has(at + 4, "IEND");
            if (ended || file.has(at + 4, "IHDR") || file.has(at + 4, "PLTE") || file.has(at + 4, "IDAT")) {
                checkSum(file, (int) at + 4, (int) length + 4);
                essence.write(file.bytes(), (int) at, (int) (end - at));
            }
            at = end;
        }
        EncodedPicture clean = file.with(essence.toByteArray());
        return orientation.upright(JdkReaders.readFirst(JdkReaders.open("png", clean), clean));
    }

    private static void checkSum(EncodedPicture file, int from, int length) {
        CRC32 sum = new CRC32();
        sum.update(file.bytes(), from, length);
        if (sum.getValue() != file.u32((long) from + length)) {
            throw file.failure("is damaged: a checksum in it is wrong");
        }
    }
}
