package org.vizsla.models;

import java.nio.file.Path;
import java.util.Optional;
import org.vizsla.models.internal.Sha256;

/** Where a network's weights come from. */
public sealed interface WeightsOrigin {
    /** The file, if there is one. */
    default Optional<Path> file() {
        return Optional.empty();
    }

    /** The SHA-256 digest of the weights, of a file that was not checked computed anew at each call; empty if nothing was read. */
    Optional<String> sha256();

    /** A file of weights, or a model with its weights. */
    record InFile(Path path) implements WeightsOrigin {
        @Override
        public Optional<Path> file() {
            return Optional.of(path);
        }

        @Override
        public Optional<String> sha256() {
            return Optional.of(Sha256.of(path));
        }
    }

    /**
     * A file of weights that was checked when it was loaded, and is not read again for its digest.
     *
     * @param digest the SHA-256 digest of the file
     */
    record Verified(Path path, String digest) implements WeightsOrigin {
        @Override
        public Optional<Path> file() {
            return Optional.of(path);
        }

        @Override
        public Optional<String> sha256() {
            return Optional.of(digest);
        }
    }

    /**
     * Vizsla's own jar.
     *
     * @param digest the SHA-256 digest of the file in it
     */
    record Embedded(String digest) implements WeightsOrigin {
        @Override
        public Optional<String> sha256() {
            return Optional.of(digest);
        }
    }

    /** A program, which made them. */
    record Made() implements WeightsOrigin {
        @Override
        public Optional<String> sha256() {
            return Optional.empty();
        }
    }
}
