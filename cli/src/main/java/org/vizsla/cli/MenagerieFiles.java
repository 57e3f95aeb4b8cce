package org.vizsla.cli;

import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.vizsla.graph.AtomicFile;
import org.vizsla.menagerie.Box;
import org.vizsla.menagerie.Mask;
import org.vizsla.menagerie.Scene;
import org.vizsla.menagerie.Subject;
import org.vizsla.menagerie.Thing;

/** Writes scenes: the picture into the folder of its class, its masks into a folder of their own. */
record MenagerieFiles(Path out, boolean withMasks) {
    /** Writes one scene and answers what is known of it. Masks that are empty are not written. */
    Map<String, Object> write(Scene scene, int number) {
        Subject first = scene.subject();
        String name = String.format(
                Locale.ROOT,
                "%s_%05d",
                first.species().displayName().toLowerCase(Locale.ROOT).replace(' ', '_'),
                number);
        String place = first.species().index() + "/" + name;
        String picture = "pictures/" + place + ".png";
        png(scene.picture().image(), picture);
        Map<String, Object> known = new LinkedHashMap<>();
        known.put("file", picture);
        known.put("class", first.species().index());
        known.put("name", first.species().displayName());
        known.put("seed", scene.seed());
        known.put("backdrop", scene.backdrop().name().toLowerCase(Locale.ROOT));
        List<Object> animals = new ArrayList<>();
        for (int i = 0; i < scene.subjects().size(); i++) {
            animals.add(animal(scene.subjects().get(i), "masks/" + place + (i == 0 ? "/" : "/beside_")));
        }
        known.put("animals", animals);
        List<Object> things = new ArrayList<>();
        for (int i = 0; i < scene.distractors().size(); i++) {
            Thing thing = scene.distractors().get(i);
            things.add(thing(thing, "masks/" + place + "/distractor_" + i + "_" + thing.name() + ".png"));
        }
        known.put("distractors", things);
        known.put(
                "occluder",
                scene.occluder()
                        .map(thing -> thing(thing, "masks/" + place + "/occluder_" + thing.name() + ".png"))
                        .orElse(null));
        return known;
    }

    private Map<String, Object> animal(Subject subject, String prefix) {
        Map<String, Object> known = new LinkedHashMap<>();
        known.put("class", subject.species().index());
        known.put("name", subject.species().displayName());
        known.put("viewpoint", subject.viewpoint().name().toLowerCase(Locale.ROOT));
        known.put("scale", Math.round(subject.scale() * 1000) / 1000.0);
        known.put("box", box(subject.box()));
        mask(known, subject.mask(), prefix + "animal.png");
        Map<String, Object> parts = new LinkedHashMap<>();
        subject.parts().forEach((part, mask) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            mask(one, mask, prefix + part + ".png");
            parts.put(part, one);
        });
        known.put("parts", parts);
        return known;
    }

    private Map<String, Object> thing(Thing thing, String file) {
        Map<String, Object> known = new LinkedHashMap<>();
        known.put("name", thing.name());
        known.put("box", box(thing.mask().box()));
        mask(known, thing.mask(), file);
        return known;
    }

    private void mask(Map<String, Object> known, Mask mask, String file) {
        known.put("pixels", mask.area());
        if (withMasks && !mask.isEmpty()) {
            png(mask.image(), file);
            known.put("mask", file);
        }
    }

    private static List<Integer> box(Box box) {
        return List.of(box.x(), box.y(), box.width(), box.height());
    }

    private void png(RenderedImage image, String file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        AtomicFile.write(out.resolve(file), bytes.toByteArray());
    }
}
