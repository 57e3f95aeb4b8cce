package org.vizsla.evaluate;

/** A listener for the progress of a study. */
@FunctionalInterface
public interface StudyListener {
    /** A listener that does nothing. */
    StudyListener NONE = (first, count) -> {};

    /**
     * Called from the explaining thread, before a group of scenes is explained.
     *
     * @param first the index of the first one, from 0; that many have already been explained
     * @param count how many there are in the group
     */
    void explains(int first, int count);
}
