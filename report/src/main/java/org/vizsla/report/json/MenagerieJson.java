package org.vizsla.report.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.menagerie.Species;
import org.vizsla.menagerie.Variation;
import org.vizsla.report.Version;

/** The {@code labels.json} of a folder of drawn scenes. */
public final class MenagerieJson {
    private MenagerieJson() {}

    /**
     * The labels of all scenes.
     *
     * @param seed of all
     * @param size of the pictures' sides
     * @param scenes those of each {@link SceneJson}
     */
    public static Map<String, Object> of(long seed, int size, Variation variation, List<Map<String, Object>> scenes) {
        Map<String, Object> labels = new LinkedHashMap<>();
        labels.put("vizsla", Version.current());
        labels.put("seed", seed);
        labels.put("size", size);
        if (variation instanceof Variation.Removed removed) {
            labels.put("changed", "removed");
            labels.put("part", removed.part());
        } else if (variation instanceof Variation.Recoloured recoloured) {
            labels.put("changed", "recoloured");
            labels.put("part", recoloured.part());
        } else {
            labels.put("changed", "nothing");
            labels.put("part", null);
        }
        labels.put("classes", Species.all().stream().map(Species::displayName).toList());
        labels.put("pictures", scenes);
        return labels;
    }
}
