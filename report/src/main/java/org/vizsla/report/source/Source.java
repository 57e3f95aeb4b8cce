package org.vizsla.report.source;

import java.util.OptionalInt;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.labels.Labels;

/** Something to explain, wherever it lies: a file, or the bytes of an upload. */
public interface Source {
    /** What people call it: a file's name. */
    String name();

    /** Where it came from, as a report names it: a file's path. */
    String origin();

    /**
     * Reads it, all that is needed of it at once.
     *
     * @throws VizslaException if it cannot be read
     */
    OpenedSource open();

    /** The class that the place of the source stands for, as a folder of a labelled collection does; empty where it stands for none. */
    default OptionalInt impliedClass(Labels labels) {
        return OptionalInt.empty();
    }
}
