package org.vizsla.report.batch;

import java.nio.file.Path;
import java.util.Optional;
import org.vizsla.graph.VizslaException;
import org.vizsla.report.batch.input.Input;
import org.vizsla.report.batch.input.InputList;
import org.vizsla.report.batch.input.InputSource;
import org.vizsla.report.json.BatchJson;
import org.vizsla.report.source.OpenedSource;

/**
 * The first input of a batch that can be read: it stands for all where a network must be chosen for images.
 *
 * @param opened what was read
 */
public record FirstInput(Input input, OpenedSource opened) {
    /** How many inputs are tried to find one that can be read. */
    private static final int TRIED = 100;

    /** That of a batch that was begun, maybe on another machine. */
    public static Optional<FirstInput> of(Path out) {
        BatchPlaces places = new BatchPlaces(out);
        return of(places, BatchJson.read(places.batch()).map(BatchJson::count).orElse(0L));
    }

    /**
     * That of a list.
     *
     * @param count of all inputs
     */
    static Optional<FirstInput> of(BatchPlaces places, long count) {
        try (InputList list = InputList.open(places.inputs())) {
            for (Input input : list.next((int) Math.min(TRIED, count))) {
                try {
                    return Optional.of(new FirstInput(input, new InputSource(input).open()));
                } catch (VizslaException e) {
                    // It gets a row of its own.
                }
            }
            return Optional.empty();
        }
    }

    /** The file that it is; empty for a member of an archive. */
    public Optional<Path> file() {
        return input.member().isPresent() ? Optional.empty() : Optional.of(Path.of(input.path()));
    }
}
