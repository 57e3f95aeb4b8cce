package org.vizsla.report.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vizsla.menagerie.Box;
import org.vizsla.menagerie.Mask;
import org.vizsla.menagerie.Scene;
import org.vizsla.menagerie.Subject;
import org.vizsla.menagerie.Thing;
import org.vizsla.report.scene.SceneNames;

/**
 * The truth about a drawn scene: an entry of {@code labels.json}.
 *
 * @param withMasks whether its masks are files
 */
public record SceneJson(SceneNames names, boolean withMasks) {
    public Map<String, Object> entry() {
        Scene scene = names.scene();
        Subject first = scene.subject();
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("file", names.picture());
        entry.put("class", first.species().index());
        entry.put("name", first.species().displayName());
        entry.put("seed", scene.seed());
        entry.put("backdrop", scene.backdrop().name().toLowerCase(Locale.ROOT));
        entry.put("animals", scene.subjects().stream().map(this::animal).toList());
        List<Object> distractors = new ArrayList<>();
        for (int i = 0; i < scene.distractors().size(); i++) {
            distractors.add(thing(scene.distractors().get(i), names.distractor(i)));
        }
        entry.put("distractors", distractors);
        entry.put(
                "occluder",
                scene.occluder()
                        .map(thing -> thing(thing, names.occluder(thing)))
                        .orElse(null));
        return entry;
    }

    private Map<String, Object> animal(Subject subject) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("class", subject.species().index());
        entry.put("name", subject.species().displayName());
        entry.put("viewpoint", subject.viewpoint().name().toLowerCase(Locale.ROOT));
        entry.put("scale", Math.round(subject.scale() * 1000) / 1000.0);
        entry.put("box", box(subject.box()));
        entry.putAll(mask(subject.mask(), names.mask(subject)));
        Map<String, Object> parts = new LinkedHashMap<>();
        subject.parts().forEach((part, mask) -> parts.put(part, mask(mask, names.part(subject, part))));
        entry.put("parts", parts);
        return entry;
    }

    private Map<String, Object> thing(Thing thing, String file) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", thing.name());
        entry.put("box", box(thing.mask().box()));
        entry.putAll(mask(thing.mask(), file));
        return entry;
    }

    private Map<String, Object> mask(Mask mask, String file) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("pixels", mask.area());
        if (withMasks && !mask.isEmpty()) {
            entry.put("mask", file);
        }
        return entry;
    }

    /** Left, top, width and height, as in COCO. */
    private static List<Integer> box(Box box) {
        return List.of(box.left(), box.top(), box.width(), box.height());
    }
}
