package org.vizsla.models.download;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vizsla.graph.AtomicFile;

/**
 * The result of checking a file; stored next to the file, as {@code FILE.sha256} in the format of {@code sha256sum}.
 *
 * @param sha256 64 hexadecimal digits
 */
record DigestRecord(String sha256, long bytes) {
    private static final Pattern FORMAT = Pattern.compile("# ([0-9]{1,18}) bytes\\R([0-9a-f]{64})  \\S+\\R?");
    private static final int LONGEST = 4096;

    static Path path(Path file) {
        return file.resolveSibling(file.getFileName() + ".sha256");
    }

    /** The record of a file, if there is one that can be read. */
    static Optional<DigestRecord> read(Path file) {
        Path path = path(file);
        try {
            if (!Files.isRegularFile(path) || Files.size(path) > LONGEST) {
                return Optional.empty();
            }
            Matcher matcher = FORMAT.matcher(Files.readString(path, StandardCharsets.ISO_8859_1));
            return matcher.matches()
                    ? Optional.of(new DigestRecord(matcher.group(2), Long.parseLong(matcher.group(1))))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void write(Path file) {
        String text = "# %d bytes\n%s  %s\n".formatted(bytes, sha256, file.getFileName());
        AtomicFile.write(
                path(file),
                channel -> AtomicFile.writeAll(channel, ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1))));
    }
}
