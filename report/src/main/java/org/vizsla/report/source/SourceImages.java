package org.vizsla.report.source;

import java.util.List;
import org.vizsla.graph.Tensor;

/**
 * The images of a source as a network takes them.
 *
 * @param values FLOAT32 {@code [N, C, H, W]}
 * @param notes what was done to them that is out of the ordinary, such as that a colour image was made grey
 */
public record SourceImages(Tensor values, List<String> notes) {
    public SourceImages {
        notes = List.copyOf(notes);
    }
}
