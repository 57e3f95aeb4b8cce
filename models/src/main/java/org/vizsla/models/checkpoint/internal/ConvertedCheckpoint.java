package org.vizsla.models.checkpoint.internal;

import java.nio.file.Path;
import org.vizsla.models.internal.Sha256;

/** Where the cache keeps a checkpoint that has been converted to safetensors: under the digest of what it was. */
public final class ConvertedCheckpoint {
    private ConvertedCheckpoint() {}

    /** {@code CACHE/converted/SHA256.safetensors}, SHA256 being the original file's. */
    public static Path of(Path original, Path cacheFolder) {
        return of(Sha256.of(original), cacheFolder);
    }

    /** The same, where the original's digest is known. */
    public static Path of(String sha256, Path cacheFolder) {
        return cacheFolder.resolve("converted").resolve(sha256 + ".safetensors");
    }
}
