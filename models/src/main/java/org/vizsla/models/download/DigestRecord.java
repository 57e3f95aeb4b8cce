package org.vizsla.models.download;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vizsla.graph.AtomicFile;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.internal.Sha256;

/**
 * The result of checking a file; stored next to the file, as {@code FILE.sha256} in the format of {@code sha256sum}. It outlives the file: what is
 * downloaded again must be the same.
 *
 * @param sha256 64 hexadecimal digits
 * @param changed when the file was last changed, in nanoseconds since 1970
 */
record DigestRecord(String sha256, long bytes, long changed, Trust trust) {
    private static final Pattern FORMAT = Pattern.compile(
            "# ([0-9]{1,18}) bytes, changed ([0-9]{1,19}), (digest|publisher|unverified)\\R([0-9a-f]{64})  \\S+\\R?");
    private static final int LONGEST = 4096;

    static Path path(Path file) {
        return file.resolveSibling(file.getFileName() + ".sha256");
    }

    /** What is recorded of a file, whose digest is computed; a change meanwhile makes the record one of another file. */
    static DigestRecord of(Path file, Trust trust) {
        DigestRecord before = of(file, "", trust);
        return new DigestRecord(Sha256.of(file), before.bytes(), before.changed(), trust);
    }

    /** What is recorded of a file with this digest. */
    static DigestRecord of(Path file, String sha256, Trust trust) {
        try {
            return new DigestRecord(sha256, Files.size(file), changed(file), trust);
        } catch (IOException e) {
            throw new VizslaException("cannot read " + file + ": " + e.getMessage(), e);
        }
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
                    ? Optional.of(new DigestRecord(
                            matcher.group(4),
                            Long.parseLong(matcher.group(1)),
                            Long.parseLong(matcher.group(2)),
                            Trust.valueOf(matcher.group(3).toUpperCase(Locale.ROOT))))
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether the file is the one that was checked, by its size and the time of its last change. */
    boolean isOf(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) == bytes && changed(file) == changed;
        } catch (IOException e) {
            return false;
        }
    }

    DigestRecord trusted(Trust as) {
        return new DigestRecord(sha256, bytes, changed, as);
    }

    private static long changed(Path file) throws IOException {
        return Math.max(0, Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS));
    }

    void write(Path file) {
        String text = "# %d bytes, changed %d, %s\n%s  %s\n"
                .formatted(bytes, changed, trust.name().toLowerCase(Locale.ROOT), sha256, file.getFileName());
        AtomicFile.write(path(file), text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
