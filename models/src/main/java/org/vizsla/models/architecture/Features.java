package org.vizsla.models.architecture;

import org.vizsla.graph.Shape;

/** What a layer yields: the value's name, and its shape {@code [N, C, H, W]}, or {@code [N, F]} once it is flat. */
record Features(String value, Shape shape) {
    long channels() {
        return shape.size(1);
    }

    long height() {
        return shape.size(2);
    }

    long width() {
        return shape.size(3);
    }
}
