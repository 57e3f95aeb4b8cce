package org.vizsla.report.batch;

import java.nio.file.Path;
import java.util.Optional;
import org.vizsla.report.batch.input.Input;
import org.vizsla.report.source.OpenedSource;

/**
 * The first input of a batch that can be read: it stands for all where a network must be chosen for images.
 *
 * @param opened what was read
 */
public record FirstInput(Input input, OpenedSource opened) {
    /** The file that it is; empty for a member of an archive. */
    public Optional<Path> file() {
        return input.member().isPresent() ? Optional.empty() : Optional.of(Path.of(input.path()));
    }
}
