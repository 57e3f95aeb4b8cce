package org.vizsla.serve.shelf;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vizsla.models.Model;

/**
 * A network that is open.
 *
 * @param notes what was said when it was opened
 * @param upload the file that was made for it alone, and is deleted with it
 */
public record OpenNetwork(String id, Origin origin, Model model, List<String> notes, Optional<Path> upload) {
    /** Where a network comes from. */
    public enum Origin {
        /** It is part of Vizsla. */
        EMBEDDED,
        /** Its weights were downloaded. */
        CACHED,
        /** Whoever started the server named its file. */
        GIVEN,
        /** Somebody dropped it on the page. */
        UPLOADED
    }

    public OpenNetwork {
        notes = List.copyOf(notes);
    }
}
