package org.vizsla.report.scene;

import java.util.Locale;
import org.vizsla.menagerie.Scene;
import org.vizsla.menagerie.Subject;
import org.vizsla.menagerie.Thing;

/**
 * The names of a scene's files, relative to the folder of all scenes.
 *
 * @param number of the scene among those of its class
 */
public record SceneNames(Scene scene, int number) {
    public static final String PICTURES = "pictures";
    public static final String MASKS = "masks";
    public static final String LABELS = "labels.json";

    /** The picture. */
    public String picture() {
        return PICTURES + "/" + place() + ".png";
    }

    /** The mask of an animal. */
    public String mask(Subject animal) {
        return part(animal, "animal");
    }

    /** The mask of a part of an animal. */
    public String part(Subject animal, String part) {
        boolean isFirst = animal.equals(scene.subject());
        return MASKS + "/" + place() + (isFirst ? "/" : "/beside_") + part + ".png";
    }

    /** The mask of one of the distractors, counted from 0. */
    public String distractor(int index) {
        return MASKS + "/" + place() + "/distractor_" + index + "_"
                + scene.distractors().get(index).name() + ".png";
    }

    /** The mask of what stands before the animal. */
    public String occluder(Thing thing) {
        return MASKS + "/" + place() + "/occluder_" + thing.name() + ".png";
    }

    private String place() {
        Subject first = scene.subject();
        String name = first.species().displayName().toLowerCase(Locale.ROOT).replace(' ', '_');
        return String.format(Locale.ROOT, "%d/%s_%05d", first.species().index(), name, number);
    }
}
