package org.vizsla.graph;

import org.jspecify.annotations.Nullable;

/** What is known of a value of the graph: its name, the type of its elements, and its shape if that is known. */
public record Value(String name, DataType type, @Nullable Shape shape) {
    @Override
    public String toString() {
        return name + ": " + type.name().toLowerCase(java.util.Locale.ROOT) + (shape == null ? "" : shape.toString());
    }
}
