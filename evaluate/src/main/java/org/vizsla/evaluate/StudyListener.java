package org.vizsla.evaluate;

import java.util.List;

/** Follows a study. All is called from the explaining thread. */
public interface StudyListener {
    /** A listener that does nothing. */
    StudyListener NONE = new StudyListener() {};

    /**
     * Called before some scenes are explained by some methods, which run together.
     *
     * @param first the index of the first scene, from 0
     * @param count how many follow one another
     */
    default void explains(List<String> methods, int first, int count) {}

    /** Called after these scenes are counted, with what a later run needs to go on from here. */
    default void counted(StudyState state) {}

    /**
     * Called when methods have explained all scenes; also where an earlier run did so.
     *
     * @param table with all methods that have
     * @param methods those that have just ended
     */
    default void ended(ScoreTable table, List<String> methods) {}
}
