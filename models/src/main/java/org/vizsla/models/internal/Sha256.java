package org.vizsla.models.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.vizsla.graph.VizslaException;

/** The SHA-256 digest of a file or of bytes, as 64 hexadecimal digits in lower case. */
public final class Sha256 {
    private static final int CHUNK = 1 << 20;

    private Sha256() {}

    /** The digest of bytes in memory. */
    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Reads a file from end to end.
     *
     * @throws VizslaException if it cannot be read
     */
    public static String of(Path file) {
        try (InputStream input = Files.newInputStream(file)) {
            MessageDigest digest = sha256();
            byte[] chunk = new byte[CHUNK];
            for (int read = input.read(chunk); read >= 0; read = input.read(chunk)) {
                digest.update(chunk, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new VizslaException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
