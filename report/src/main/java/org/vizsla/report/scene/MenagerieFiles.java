package org.vizsla.report.scene;

import java.nio.file.Path;
import java.util.Objects;
import org.vizsla.evaluate.SceneNote;
import org.vizsla.graph.AtomicFile;
import org.vizsla.graph.Leftovers;
import org.vizsla.menagerie.Mask;
import org.vizsla.menagerie.Menagerie;
import org.vizsla.menagerie.Scene;
import org.vizsla.menagerie.SceneRequest;
import org.vizsla.menagerie.Subject;
import org.vizsla.render.Png;

/** Scenes as files: each picture in the folder of its class, its masks in a folder of their own. */
public record MenagerieFiles(Path out, boolean withMasks, Leftovers leftovers) {
    public MenagerieFiles(Path out, boolean withMasks) {
        this(out, withMasks, new Leftovers());
    }

    /** Draws and writes one scene, with a {@link SceneNote} in its picture. Masks that are empty are not written. */
    public SceneNames write(SceneRequest request, int number) {
        Scene scene = Menagerie.scene(request);
        SceneNames names = new SceneNames(scene, number);
        write(
                names.picture(),
                new SceneNote(request).into(Png.encode(scene.picture().image())));
        if (withMasks) {
            for (Subject animal : scene.subjects()) {
                write(animal.mask(), names.mask(animal));
                animal.parts().forEach((part, mask) -> write(mask, names.part(animal, part)));
            }
            for (int i = 0; i < scene.distractors().size(); i++) {
                write(scene.distractors().get(i).mask(), names.distractor(i));
            }
            scene.occluder().ifPresent(thing -> write(thing.mask(), names.occluder(thing)));
        }
        return names;
    }

    private void write(Mask mask, String file) {
        if (!mask.isEmpty()) {
            write(file, Png.encode(mask.image()));
        }
    }

    private void write(String name, byte[] bytes) {
        Path file = out.resolve(name);
        leftovers.sweep(Objects.requireNonNull(file.getParent()));
        AtomicFile.write(file, bytes);
    }
}
