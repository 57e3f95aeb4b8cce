package org.vizsla.cli;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vizsla.evaluate.EnergyInside;
import org.vizsla.evaluate.FittedMask;
import org.vizsla.evaluate.Pointing;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.menagerie.Menagerie;
import org.vizsla.menagerie.Scene;
import org.vizsla.menagerie.Subject;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Picture;
import org.vizsla.models.picture.PictureReader;
import org.vizsla.models.picture.Preprocessing;

/**
 * Where the animal is in a picture of the Menagerie, at the network's size.
 *
 * @param animal that the truth is about
 * @param pixels of the network's input that show it, counted row by row
 * @param width of the network's input
 * @param height of the network's input
 */
record Truth(Subject animal, BitSet pixels, int width, int height) {
    /**
     * The truth about a source, drawn again from its {@link SceneNote}; empty where there is none, and where the picture is no longer what the note says.
     *
     * @param target the class that is explained: of two animals, the one of that class is meant, else the first
     */
    static Optional<Truth> about(Source source, int target, Model model, Preprocessing preprocessing) {
        Optional<SceneNote> note = source.isArray() ? Optional.empty() : SceneNote.in(source.file());
        if (note.isEmpty()) {
            return Optional.empty();
        }
        Picture picture = PictureReader.read(source.file());
        int size = note.get().request().size();
        if (picture.width() != size || picture.height() != size) {
            return Optional.empty();
        }
        try {
            Scene scene = Menagerie.scene(note.get().request());
            return isOf(scene, picture)
                    ? Optional.of(of(scene, model.labels().name(target), preprocessing))
                    : Optional.empty();
        } catch (VizslaException otherVersion) {
            return Optional.empty();
        }
    }

    private static boolean isOf(Scene scene, Picture picture) {
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                if (scene.picture().rgb(x, y) != picture.rgb(x, y)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Truth of(Scene scene, String className, Preprocessing preprocessing) {
        Subject animal = scene.subjects().stream()
                .filter(subject -> subject.species().displayName().equals(className))
                .findFirst()
                .orElse(scene.subject());
        BitSet pixels = FittedMask.of(animal.mask().pixels(), scene.picture().width(), preprocessing);
        return new Truth(animal, pixels, preprocessing.width(), preprocessing.height());
    }

    /** How much of a map lies inside the animal. */
    EnergyInside energy(Tensor map) {
        return EnergyInside.of(map, pixels);
    }

    /** How well a map {@code [1, C, h, w]} points at the animal; one at a layer's resolution is interpolated. */
    Pointing pointing(Tensor map) {
        return Pointing.of(map, pixels, height, width);
    }

    /** What {@code result.json} says of it. */
    Map<String, Object> entry() {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("animal", animal.species().displayName());
        entry.put("class", animal.species().index());
        entry.put("pixels", pixels.cardinality());
        entry.put("share_of_picture", rounded(pixels.cardinality() / (double) (width * height)));
        return entry;
    }

    /** {@link #energy} as {@code result.json} has it. */
    Object energyInside(Tensor map) {
        return rounded(energy(map).share());
    }

    /** To four decimals. */
    static Object rounded(double share) {
        return Double.isFinite(share) ? Math.round(share * 1e4) / 1e4 : "not finite";
    }
}
