package org.vizsla.report.source;

import java.io.IOException;
import java.nio.file.Path;
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
        throw new VizslaException(FolderWalk.failure(place, reason), reason);
    }
}
