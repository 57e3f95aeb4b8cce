package org.vizsla.models.download;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Published weights that are in the cache.
 *
 * @param bytes the file's size
 * @param sha256 the whole digest, 64 hexadecimal digits, if it was taken when the file came; else nobody has checked it yet
 */
public record CachedWeights(PublishedWeights weights, Path file, long bytes, Optional<String> sha256) {}
