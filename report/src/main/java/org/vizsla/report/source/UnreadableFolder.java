package org.vizsla.report.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Objects;
import org.vizsla.graph.VizslaException;

/** A subfolder, or a file in one, that the file system did not let in: a failure of its own among the images that are found. */
record UnreadableFolder(Path place, IOException reason) implements Source {
    @Override
    public String name() {
        return String.valueOf(place.getFileName());
    }

    @Override
    public String origin() {
        return place.toString();
    }

    @Override
    public OpenedSource open() {
        throw new VizslaException("cannot read " + place + ": " + reason(reason), reason);
    }

    /** Why, without the path that the message of a file system's exception begins with. */
    static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "no permission";
        }
        return failure instanceof FileSystemException known
                ? Objects.requireNonNullElse(
                        known.getReason(), failure.getClass().getSimpleName())
                : String.valueOf(failure.getMessage());
    }
}
