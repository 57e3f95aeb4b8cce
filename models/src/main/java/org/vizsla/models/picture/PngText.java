package org.vizsla.models.picture;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A line of text inside a PNG file, under a keyword: it stays with the picture when the file is copied or renamed.
 *
 * <p>Source: W3C, Portable Network Graphics (PNG) Specification, {@code tEXt}.
 */
public final class PngText {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final String TYPE = "tEXt";

    /** Signature and header chunk, after which a text may follow. */
    private static final int HEAD = 33;

    /** Length and type before a chunk's data, and the checksum after it. */
    private static final int FRAME = 12;

    private static final int CHECKSUM = 4;
    private static final int LONGEST = 1000;
    private static final int MOST_CHUNKS = 100;

    private PngText() {}

    /** The file with a text in it; both are in Latin-1, and the keyword is short. */
    public static byte[] with(byte[] png, String keyword, String text) {
        byte[] data = (keyword + '\0' + text).getBytes(StandardCharsets.ISO_8859_1);
        byte[] type = TYPE.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 sum = new CRC32();
        sum.update(type);
        sum.update(data);
        return ByteBuffer.allocate(png.length + FRAME + data.length)
                .put(png, 0, HEAD)
                .putInt(data.length)
                .put(type)
                .put(data)
                .putInt((int) sum.getValue())
                .put(png, HEAD, png.length - HEAD)
                .array();
    }

    /** The text under a keyword, if the file is a PNG that has one of moderate length before its pixels. */
    public static Optional<String> read(Path file, String keyword) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return read(bytes, keyword);
        } catch (IOException unreadable) {
            // Whoever opens the picture will report what is wrong with it.
            return Optional.empty();
        }
    }

    /** The same for the bytes of a file. */
    public static Optional<String> read(byte[] file, String keyword) {
        return read(new ByteArrayInputStream(file), keyword);
    }

    private static Optional<String> read(InputStream bytes, String keyword) {
        String start = keyword + '\0';
        DataInputStream png = new DataInputStream(bytes);
        try {
            if (!Arrays.equals(png.readNBytes(SIGNATURE.length), SIGNATURE)) {
                return Optional.empty();
            }
            for (int chunk = 0; chunk < MOST_CHUNKS; chunk++) {
                int length = png.readInt();
                String type = new String(png.readNBytes(TYPE.length()), StandardCharsets.ISO_8859_1);
                if (length < 0 || type.equals("IDAT")) {
                    return Optional.empty();
                }
                if (type.equals(TYPE) && length <= LONGEST) {
                    byte[] data = new byte[length];
                    png.readFully(data);
                    String text = new String(data, StandardCharsets.ISO_8859_1);
                    if (text.startsWith(start)) {
                        return Optional.of(text.substring(start.length()));
                    }
                    skip(png, CHECKSUM);
                } else {
                    skip(png, (long) length + CHECKSUM);
                }
            }
            return Optional.empty();
        } catch (IOException cutOff) {
            return Optional.empty();
        }
    }

    private static void skip(InputStream stream, long bytes) throws IOException {
        if (stream.skip(bytes) != bytes) {
            throw new EOFException();
        }
    }
}
