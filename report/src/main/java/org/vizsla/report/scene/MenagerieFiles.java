package org.vizsla.report.scene;

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
import org.vizsla.evaluate.SceneNote;
import org.vizsla.graph.AtomicFile;
import org.vizsla.menagerie.Box;
import org.vizsla.menagerie.Mask;
import org.vizsla.menagerie.Menagerie;
import org.vizsla.menagerie.Scene;
import org.vizsla.menagerie.SceneRequest;
import org.vizsla.menagerie.Subject;
import org.vizsla.menagerie.Thing;

/** Writes scenes: the picture into the folder of its class, its masks into a folder of their own. */
public record MenagerieFiles(Path out, boolean withMasks) {
    public static final String PICTURES = "pictures";
    public static final String MASKS = "masks";
    public static final String LABELS = "labels.json";

    /** Draws and writes one scene, with a {@link SceneNote} in its picture, and answers what is known of it. Masks that are empty are not written. */
    public Map<String, Object> write(SceneRequest request, int number) {
        Scene scene = Menagerie.scene(request);
        Subject first = scene.subject();
        String name = String.format(
                Locale.ROOT,
                "%s_%05d",
                first.species().displayName().toLowerCase(Locale.ROOT).replace(' ', '_'),
                number);
        String place = first.species().index() + "/" + name;
        String picture = PICTURES + "/" + place + ".png";
        AtomicFile.write(
                out.resolve(picture),
                new SceneNote(request).into(png(scene.picture().image())));
        Map<String, Object> known = new LinkedHashMap<>();
        known.put("file", picture);
        known.put("class", first.species().index());
        known.put("name", first.species().displayName());
        known.put("seed", scene.seed());
        known.put("backdrop", scene.backdrop().name().toLowerCase(Locale.ROOT));
        List<Object> animals = new ArrayList<>();
        for (int i = 0; i < scene.subjects().size(); i++) {
            animals.add(animal(scene.subjects().get(i), MASKS + "/" + place + (i == 0 ? "/" : "/beside_")));
        }
        known.put("animals", animals);
        List<Object> things = new ArrayList<>();
        for (int i = 0; i < scene.distractors().size(); i++) {
            Thing thing = scene.distractors().get(i);
            things.add(thing(thing, MASKS + "/" + place + "/distractor_" + i + "_" + thing.name() + ".png"));
        }
        known.put("distractors", things);
        known.put(
                "occluder",
                scene.occluder()
                        .map(thing -> thing(thing, MASKS + "/" + place + "/occluder_" + thing.name() + ".png"))
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
            AtomicFile.write(out.resolve(file), png(mask.image()));
            known.put("mask", file);
        }
    }

    private static List<Integer> box(Box box) {
        return List.of(box.left(), box.top(), box.width(), box.height());
    }

    private static byte[] png(RenderedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
