package org.vizsla.evaluate;

/** Is told which scenes a study goes on with. */
@FunctionalInterface
public interface StudyListener {
    /** Listens to nothing. */
    StudyListener NONE = (first, count) -> {};

    /**
     * Called from the thread that explains, before some scenes are explained at once.
     *
     * @param first of them, from 0; so many were explained already
     * @param count how many they are
     */
    void explains(int first, int count);
}
