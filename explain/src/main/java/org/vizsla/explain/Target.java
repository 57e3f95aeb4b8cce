package org.vizsla.explain;

/** The class whose score is explained: a given one, or the one with the highest score. */
public sealed interface Target {
    /** The class with the highest score, for each image. */
    Target TOP = Top.TOP;

    /** The class with this index, from 0. */
    static Target of(int index) {
        return new OfClass(index);
    }

    /**
     * A class of the network.
     *
     * @param index from 0
     */
    record OfClass(int index) implements Target {
        public OfClass {
            if (index < 0) {
                throw new IllegalArgumentException("class " + index + " is below 0");
            }
        }
    }

    /** The kind of {@link Target#TOP}. */
    enum Top implements Target {
        TOP
    }
}
