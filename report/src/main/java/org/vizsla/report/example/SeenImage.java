package org.vizsla.report.example;

import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.report.source.Source;

/**
 * An image of a source. It is not kept, but read again where it is needed.
 *
 * @param row which of the source's images
 */
public record SeenImage(Source source, int row) {
    /** What the network sees, {@code [1, C, H, W]}. */
    public Tensor read(Model model, Preprocessing preprocessing) {
        return source.open().images(model, preprocessing).values().rows(row, 1);
    }

    /** What people call it. */
    public String name() {
        return row == 0 ? source.name() : source.name() + "[" + row + "]";
    }
}
