package org.vizsla.models.picture;

import java.nio.charset.StandardCharsets;
import javax.imageio.IIOException;

/** Describes a file that is not a picture: how it begins, in printable characters. */
final class FileStart {
    private static final int SHOWN = 24;
    private static final int LOOKED_AT = 64;
    private static final int LONGEST_REASON = 120;

    private FileStart() {}

    static String describe(EncodedPicture file) {
        if (file.has(4, "ftyp")) {
            return "it is a video, or a HEIC or AVIF image (\"" + text(file, 8, 4) + "\")";
        }
        int length = Math.min(file.length(), LOOKED_AT);
        for (int at = 0; at < length; at++) {
            int c = file.u8(at);
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f') {
                return "it begins with the bytes " + hex(file);
            }
        }
        return "it begins with the text \"" + text(file, 0, Math.min(length, SHOWN)) + "\"";
    }

    /** What a decoder says about a failure, in one short line and in brackets; empty if it says nothing. */
    static String reason(Exception failure) {
        String message = failure instanceof IIOException ? failure.getMessage() : null;
        return message == null || message.length() > LONGEST_REASON ? "" : " (" + message.replaceAll("\\s+", " ") + ")";
    }

    private static String text(EncodedPicture file, int from, int length) {
        int end = Math.min(from + length, file.length());
        return new String(file.bytes(), from, end - from, StandardCharsets.UTF_8)
                .replaceAll("[\\p{Cntrl}\\s\ufffd]+", " ")
                .strip();
    }

    private static String hex(EncodedPicture file) {
        StringBuilder hex = new StringBuilder();
        for (int at = 0; at < Math.min(file.length(), 8); at++) {
            hex.append(at == 0 ? "" : " ").append(String.format("%02x", file.u8(at)));
        }
        return hex.toString();
    }
}
