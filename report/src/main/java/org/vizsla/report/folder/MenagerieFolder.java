package org.vizsla.report.folder;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vizsla.graph.AtomicFile;
import org.vizsla.graph.Leftovers;
import org.vizsla.menagerie.SceneRequest;
import org.vizsla.menagerie.Species;
import org.vizsla.menagerie.Variation;
import org.vizsla.report.json.Json;
import org.vizsla.report.json.MenagerieJson;
import org.vizsla.report.json.SceneJson;
import org.vizsla.report.scene.MenagerieFiles;
import org.vizsla.report.scene.SceneNames;

/** Drawn scenes as files: pictures, masks, the names of the classes, and {@code labels.json}, which comes last. */
public final class MenagerieFolder {
    private final Path out;
    private final boolean withMasks;
    private final MenagerieFiles files;
    private final List<Map<String, Object>> scenes = new ArrayList<>();

    public MenagerieFolder(Path out, boolean withMasks) {
        this.out = out;
        this.withMasks = withMasks;
        this.files = new MenagerieFiles(out, withMasks);
    }

    /** Draws and writes one scene. */
    public void write(SceneRequest request, int number) {
        scenes.add(new SceneJson(files.write(request, number), withMasks).entry());
    }

    /**
     * Writes the labels, and returns what {@code labels.json} holds.
     *
     * @param seed of all scenes
     * @param size of the pictures' sides
     * @param variation what was changed in all of them
     */
    public Map<String, Object> finish(long seed, int size, Variation variation) {
        new Leftovers().sweep(out);
        String classes = Species.all().stream()
                .map(species -> species.displayName() + "\n")
                .collect(Collectors.joining());
        AtomicFile.write(out.resolve("labels.txt"), classes.getBytes(StandardCharsets.UTF_8));
        Map<String, Object> labels = MenagerieJson.of(seed, size, variation, scenes);
        Json.write(out.resolve(SceneNames.LABELS), labels);
        return labels;
    }
}
