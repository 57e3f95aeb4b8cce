package org.vizsla.report.atlas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.render.gallery.GalleryFiles;
import org.vizsla.report.json.KeptAtlasJson;

/** The pictures of an atlas that was made, by layer and channel. */
public final class AtlasPictures {
    private final Path folder;
    private final KeptAtlasJson kept;
    private final Map<String, Map<Integer, String>> files = new LinkedHashMap<>();

    private AtlasPictures(Path folder, KeptAtlasJson kept) {
        this.folder = folder;
        this.kept = kept;
        kept.channels()
                .forEach(each -> files.computeIfAbsent(each.layer(), layer -> new LinkedHashMap<>())
                        .put(each.channel(), each.file()));
    }

    /**
     * Opens the folder of an atlas.
     *
     * @throws VizslaException if there is none in it
     */
    public static AtlasPictures in(Path folder) {
        return new AtlasPictures(folder, KeptAtlasJson.read(folder.resolve(GalleryFiles.RESULT)));
    }

    /** Whether it is of a network: of the same weights, or where these have no digest, of the same name. */
    public boolean isOf(Model model) {
        return kept.sha256().isEmpty()
                ? kept.network().equals(model.name())
                : model.sha256().filter(kept.sha256()::equals).isPresent();
    }

    /** The channels of a layer that have pictures. */
    public List<Integer> channels(String layer) {
        return List.copyOf(files.getOrDefault(layer, Map.of()).keySet());
    }

    /**
     * The picture of a channel, a PNG file; empty if there is none.
     *
     * @throws VizslaException if it cannot be read
     */
    public Optional<byte[]> picture(String layer, int channel) {
        return Optional.ofNullable(files.getOrDefault(layer, Map.of()).get(channel))
                .map(this::read);
    }

    private byte[] read(String name) {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder.normalize())) {
            throw new VizslaException("'" + name + "' is not in the atlas's folder");
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new VizslaException("the picture " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
