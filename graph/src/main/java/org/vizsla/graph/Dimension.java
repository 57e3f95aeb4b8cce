package org.vizsla.graph;

/** One axis of a shape: a size, or a name for a size that is known only when the graph runs (as the batch is). */
public sealed interface Dimension {
    /** A size known when the graph is built; 0 or more. */
    record Fixed(long size) implements Dimension {
        public Fixed {
            if (size < 0) {
                throw new GraphException("a dimension cannot be " + size);
            }
        }

        @Override
        public String toString() {
            return Long.toString(size);
        }
    }

    /** A size known only at run time; the empty name says nothing about which other dimensions it equals. */
    record Symbolic(String name) implements Dimension {
        @Override
        public String toString() {
            return name.isEmpty() ? "?" : name;
        }
    }
}
