package org.vizsla.report.source;

import java.util.List;
import java.util.Optional;
import org.vizsla.graph.Tensor;
import org.vizsla.models.picture.Picture;
import org.vizsla.models.picture.Seen;

/**
 * The images of a source as a network takes them.
 *
 * @param values FLOAT32 {@code [N, C, H, W]}
 * @param notes what was done to them that is out of the ordinary, such as that a colour image was made grey
 * @param photograph the image at its own size; empty for arrays
 * @param seen the part of it that the network sees; empty for arrays
 */
public record SourceImages(Tensor values, List<String> notes, Optional<Picture> photograph, Optional<Seen> seen) {
    public SourceImages {
        notes = List.copyOf(notes);
    }
}
