package org.vizsla.render.video;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The dates in the headers of an MP4 file, without which the same pictures give the same bytes. */
final class FilmDates {
    private static final int HEADER = 8;

    /** In place of a length: it follows the type, as 64 bits. */
    private static final int LONG = 1;

    private static final Set<String> AROUND = Set.of("moov", "trak", "mdia");
    private static final Set<String> DATED = Set.of("mvhd", "tkhd", "mdhd");

    private FilmDates() {}

    /** Sets all to 0. */
    static void remove(ByteBuffer boxes) {
        while (boxes.remaining() >= HEADER) {
            long length = Integer.toUnsignedLong(boxes.getInt(boxes.position()));
            byte[] type = new byte[4];
            boxes.get(boxes.position() + 4, type);
            String name = new String(type, StandardCharsets.US_ASCII);
            if (length == LONG && boxes.remaining() >= 2 * HEADER) {
                length = boxes.getLong(boxes.position() + HEADER);
            }
            if (length < HEADER || length > boxes.remaining()) {
                return;
            }
            if (AROUND.contains(name)) {
                remove(boxes.slice(boxes.position() + HEADER, (int) length - HEADER));
            } else if (DATED.contains(name)) {
                boxes.putLong(boxes.position() + HEADER + 4, 0);
            }
            boxes.position(boxes.position() + (int) length);
        }
    }
}
