package org.vizsla.models.download;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Published weights that are in the cache.
 *
 * @param bytes the file's size
 * @param sha256 the full digest, 64 hexadecimal digits, if it was computed when the file arrived; otherwise the file has not been checked yet
 * @param trust how they are known to be the right ones, once they are checked
 */
public record CachedWeights(
        PublishedWeights weights, Path file, long bytes, Optional<String> sha256, Optional<Trust> trust) {}
