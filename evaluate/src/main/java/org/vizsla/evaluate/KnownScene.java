package org.vizsla.evaluate;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.vizsla.graph.VizslaException;
import org.vizsla.menagerie.Menagerie;
import org.vizsla.menagerie.Scene;
import org.vizsla.menagerie.Subject;
import org.vizsla.models.picture.Picture;
import org.vizsla.models.picture.Preprocessing;

/** A scene drawn again from the {@link SceneNote} in its image: once per image, and each animal fitted once. Safe to use from several threads. */
public final class KnownScene {
    private final Scene scene;
    private final Preprocessing preprocessing;
    private final Map<Subject, Truth> truths = new ConcurrentHashMap<>();

    private KnownScene(Scene scene, Preprocessing preprocessing) {
        this.scene = scene;
        this.preprocessing = preprocessing;
    }

    /** Draws the scene of a note; empty if the image is no longer what the note says. */
    public static Optional<KnownScene> of(SceneNote note, Picture picture, Preprocessing preprocessing) {
        int size = note.request().size();
        if (picture.width() != size || picture.height() != size) {
            return Optional.empty();
        }
        try {
            Scene scene = Menagerie.scene(note.request());
            return shows(scene, picture) ? Optional.of(new KnownScene(scene, preprocessing)) : Optional.empty();
        } catch (VizslaException otherVersion) {
            return Optional.empty();
        }
    }

    private static boolean shows(Scene scene, Picture picture) {
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                if (scene.picture().rgb(x, y) != picture.rgb(x, y)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The truth about one of its animals: that of the class explained, otherwise the first. */
    public Truth about(String className) {
        Subject animal = scene.subjects().stream()
                .filter(subject -> subject.species().displayName().equals(className))
                .findFirst()
                .orElse(scene.subject());
        return truths.computeIfAbsent(
                animal,
                key -> new Truth(
                        key, FittedMask.of(key.mask().pixels(), scene.picture().width(), preprocessing)));
    }
}
