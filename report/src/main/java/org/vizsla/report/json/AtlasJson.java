package org.vizsla.report.json;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.optimize.example.SurveyedChannel;
import org.vizsla.optimize.visualize.VisualizationParameters;
import org.vizsla.optimize.visualize.VisualizationSettings;
import org.vizsla.runtime.SessionSettings;

/** The files of an atlas that are no pictures. */
public final class AtlasJson {
    private AtlasJson() {}

    /**
     * What was asked.
     *
     * @param origins of the collection
     * @param channels how many of each layer
     * @param crops how many examples of each channel
     */
    public record Asked(
            List<String> origins,
            List<String> layers,
            int channels,
            int crops,
            VisualizationSettings settings,
            long seed) {
        public Asked {
            origins = List.copyOf(origins);
            layers = List.copyOf(layers);
        }

        private Map<String, Object> values() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("layers", layers);
            map.put("per_layer", channels);
            map.put("crops", crops);
            map.put("preset", settings.name());
            map.put("values", VisualizationParameters.ALL.shown(settings));
            map.put("seed", seed);
            return map;
        }
    }

    /**
     * Makes sure that a folder holds no atlas, or one of the same values, which is gone on with.
     *
     * @throws VizslaException if it holds another one
     */
    public static void begin(
            Path file, Model model, Preprocessing preprocessing, SessionSettings session, Asked asked) {
        Map<String, Object> identity = new Provenance(model, session).identity(preprocessing);
        identity.putAll(asked.values());
        identity.put("sources", asked.origins().size());
        identity.put("sources_hash", asked.origins().hashCode());
        if (!Files.exists(file)) {
            Json.write(file, identity);
        } else if (!Json.write(Json.read(file)).equals(Json.write(identity))) {
            throw new VizslaException(file
                    + " is of an atlas of other images, of another network or with other values; name another folder");
        }
    }

    /** Writes what there is about a channel, when all of its pictures are written. */
    public static void writeChannel(
            Path file,
            Labels labels,
            SurveyedChannel channel,
            String picture,
            float value,
            List<ExamplesJson.Entry> examples) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("layer", channel.channel().layer());
        map.put("channel", channel.channel().channel());
        map.put("telling", channel.telling());
        map.put("mean", channel.mean());
        map.put("file", picture);
        map.put("value", Json.number(value));
        map.put("examples", ExamplesJson.entries(examples));
        List<Map<String, Object>> classes = new ArrayList<>();
        channel.classes().forEach(fed -> {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("index", fed.index());
            each.put("name", labels.name(fed.index()));
            each.put("amount", fed.amount());
            classes.add(each);
        });
        map.put("classes", classes);
        Json.write(file, map);
    }

    /** How much a channel's picture excites it, from its file. */
    public static double valueOf(Path file) {
        return Json.read(file).get("value") instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /**
     * The {@code result.json} of an atlas.
     *
     * @param files those of the channels that are done
     * @param images how many were looked at
     * @param failed how many sources could not be read
     */
    public static Map<String, Object> result(
            Provenance provenance,
            Preprocessing preprocessing,
            Asked asked,
            List<Path> files,
            int images,
            int failed,
            boolean complete) {
        Map<String, Object> result = provenance.ofNetwork(preprocessing);
        result.putAll(asked.values());
        result.put("images", images);
        result.put("failed", failed);
        result.put("complete", complete);
        result.put("channels", files.stream().map(Json::read).toList());
        return result;
    }
}
