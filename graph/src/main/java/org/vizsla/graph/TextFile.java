package org.vizsla.graph;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The kind of text found where a binary file is expected, judged by its first bytes. */
public enum TextFile {
    /** What Git checks out in place of a large file that was not fetched. */
    GIT_LFS_POINTER,
    /** Usually the answer of a server that does not have the file. */
    WEB_PAGE,
    /** Any other text. */
    OTHER;

    /** The kind of text that begins with these bytes; empty if they are not text. */
    public static Optional<TextFile> of(byte[] head) {
        for (byte b : head) {
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
                return Optional.empty();
            }
        }
        String start = new String(head, StandardCharsets.ISO_8859_1).stripLeading();
        if (start.startsWith("version https://git-lfs")) {
            return Optional.of(GIT_LFS_POINTER);
        }
        return Optional.of(start.startsWith("<") ? WEB_PAGE : OTHER);
    }

    /**
     * What it is, and what to do about it, to follow the file's name.
     *
     * @param wanted what to give instead, such as {@code a .pth file}
     */
    public String describe(String wanted) {
        return switch (this) {
            case GIT_LFS_POINTER -> "is a Git LFS pointer instead of the file itself; run git lfs pull";
            case WEB_PAGE -> "is a web page: the download failed; download it again";
            case OTHER -> "is a text file; give " + wanted;
        };
    }
}
