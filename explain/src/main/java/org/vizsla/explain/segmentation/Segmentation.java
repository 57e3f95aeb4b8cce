package org.vizsla.explain.segmentation;

import org.vizsla.graph.Tensor;

/** A way to cut pictures into segments. The same picture gives the same segments. */
public interface Segmentation {
    /** The segments of one picture, FLOAT32 {@code [C, H, W]}, of any range of values. */
    Segments segment(Tensor picture);
}
