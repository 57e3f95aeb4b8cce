package org.vizsla.models.checkpoint.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.vizsla.graph.VizslaException;

/** Where the cache keeps a checkpoint that has been converted to safetensors: under the digest of what it was. */
public final class ConvertedCheckpoint {
    private static final int CHUNK = 1 << 20;

    private ConvertedCheckpoint() {}

    /** {@code CACHE/converted/SHA256.safetensors}, SHA256 being the original file's. */
    public static Path of(Path original, Path cacheFolder) {
        return cacheFolder.resolve("converted").resolve(sha256(original) + ".safetensors");
    }

    private static String sha256(Path file) {
        try (InputStream input = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] chunk = new byte[CHUNK];
            for (int read = input.read(chunk); read >= 0; read = input.read(chunk)) {
                digest.update(chunk, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new VizslaException("cannot read " + file + ": " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
