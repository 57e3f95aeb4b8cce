package org.vizsla.evaluate;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vizsla.graph.VizslaException;
import org.vizsla.menagerie.SceneRequest;
import org.vizsla.menagerie.Species;
import org.vizsla.menagerie.Variation;
import org.vizsla.models.picture.PngText;

/**
 * The note inside an image of the Menagerie: the request from which it can be drawn again, as {@code species=tabby cat;seed=7;size=224}. It stays
 * with the image when that is copied, so the truth about it is never lost.
 */
public record SceneNote(SceneRequest request) {
    private static final String KEYWORD = "vizsla-menagerie";

    /** The note in a file; empty if there is no valid one. */
    public static Optional<SceneNote> in(Path file) {
        return PngText.read(file, KEYWORD).flatMap(SceneNote::parsed);
    }

    /** The note in the bytes of a file; empty if there is no valid one. */
    public static Optional<SceneNote> in(byte[] file) {
        return PngText.read(file, KEYWORD).flatMap(SceneNote::parsed);
    }

    /** A PNG file with the note in it. */
    public byte[] into(byte[] png) {
        return PngText.with(png, KEYWORD, text());
    }

    private String text() {
        StringBuilder text = new StringBuilder("seed=" + request.seed() + ";size=" + request.size());
        request.species().ifPresent(species -> text.append(";species=").append(species.displayName()));
        request.companion().ifPresent(species -> text.append(";beside=").append(species.displayName()));
        if (request.variation() instanceof Variation.Removed removed) {
            text.append(";removed=").append(removed.part());
        } else if (request.variation() instanceof Variation.Recoloured recoloured) {
            text.append(";recoloured=").append(recoloured.part());
        }
        return text.toString();
    }

    /** A note is untrusted: one that makes no sense is ignored. */
    private static Optional<SceneNote> parsed(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : text.split(";")) {
            int mark = pair.indexOf('=');
            values.put(pair.substring(0, Math.max(0, mark)), pair.substring(mark + 1));
        }
        try {
            Species species = Species.of(values.getOrDefault("species", ""));
            SceneRequest request = SceneRequest.of(Long.parseLong(values.getOrDefault("seed", "")), species)
                    .sized(Integer.parseInt(values.getOrDefault("size", "")));
            if (values.containsKey("beside")) {
                request = request.beside(Species.of(values.getOrDefault("beside", "")));
            }
            return Optional.of(new SceneNote(request.changed(variation(values))));
        } catch (VizslaException | NumberFormatException foreign) {
            return Optional.empty();
        }
    }

    private static Variation variation(Map<String, String> values) {
        if (values.containsKey("removed")) {
            return new Variation.Removed(values.getOrDefault("removed", ""));
        } else if (values.containsKey("recoloured")) {
            return new Variation.Recoloured(values.getOrDefault("recoloured", ""));
        }
        return new Variation.AsItIs();
    }
}
