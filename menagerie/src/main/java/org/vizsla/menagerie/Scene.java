package org.vizsla.menagerie;

import java.util.List;
import java.util.Optional;
import org.vizsla.menagerie.scenery.Backdrop;

/**
 * A picture and the truth about it.
 *
 * @param subjects the animals, the one asked for first; none if the scene was emptied
 * @param distractors things that lie around
 * @param occluder what hides a part of the animal, if anything does
 * @param shadow where the animals' shadows darken the ground
 * @param softEdge how many pixels beyond a mask its edge may reach, blur included
 */
public record Scene(
        long seed,
        DrawnPicture picture,
        Backdrop backdrop,
        List<Subject> subjects,
        List<Thing> distractors,
        Optional<Thing> occluder,
        Mask shadow,
        int softEdge) {
    public Scene {
        subjects = List.copyOf(subjects);
        distractors = List.copyOf(distractors);
    }

    /** The first animal. */
    public Subject subject() {
        return subjects.get(0);
    }
}
