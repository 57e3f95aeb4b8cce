package org.vizsla.report.json;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.VizslaException;

/**
 * What the {@code result.json} of an atlas says about its pictures.
 *
 * @param network the name of the network
 * @param sha256 the digest of its weights; empty if it has none
 * @param channels whose pictures are made
 */
public record KeptAtlasJson(String network, String sha256, List<Channel> channels) {
    public KeptAtlasJson {
        channels = List.copyOf(channels);
    }

    /**
     * A channel.
     *
     * @param file its picture, relative to the folder
     */
    public record Channel(String layer, int channel, String file) {}

    /**
     * Reads a file.
     *
     * @throws VizslaException if it cannot be read, or is of no atlas
     */
    public static KeptAtlasJson read(Path file) {
        Map<String, Object> json = Json.read(file);
        if (!(json.get("model") instanceof Map<?, ?> model) || !(json.get("channels") instanceof List<?> listed)) {
            throw new VizslaException(file + " is of no atlas");
        }
        List<Channel> channels = new ArrayList<>();
        for (Object each : listed) {
            if (each instanceof Map<?, ?> channel
                    && channel.get("layer") instanceof String layer
                    && channel.get("channel") instanceof Number number
                    && channel.get("file") instanceof String picture) {
                channels.add(new Channel(layer, number.intValue(), picture));
            }
        }
        return new KeptAtlasJson(text(model.get("name")), text(model.get("sha256")), channels);
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }
}
