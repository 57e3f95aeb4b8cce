package org.vizsla.report.visualization;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.method.layer.LayerActivation;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.explain.network.NotApplicableException;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.render.Planes;
import org.vizsla.render.Png;
import org.vizsla.render.gallery.GalleryFiles;
import org.vizsla.render.visualization.ChannelTiles;
import org.vizsla.report.json.Json;
import org.vizsla.report.page.OldPages;
import org.vizsla.report.source.OpenedSource;
import org.vizsla.report.source.Source;
import org.vizsla.runtime.SessionSettings;

/** A first look inside: the filters of the first layer, and the channels of a layer for a picture, as one PNG file each with {@code result.json}. */
public final class FirstLook {
    /** The picture of the first filters. */
    public static final String FILTERS = "filters.png";

    /** The picture of a layer's channels. */
    public static final String ACTIVATIONS = "activations.png";

    private FirstLook() {}

    /**
     * Draws the filters of the first layer, and returns what {@code result.json} holds.
     *
     * @throws VizslaException if the image is not read by a convolution whose weights are known, of one channel or three
     */
    public static Map<String, Object> filters(Model model, Path out) {
        Tensor weights = FilterPicture.weights(model)
                .orElseThrow(() -> new VizslaException("'" + model.name()
                        + "' has no first convolution with constant weights for one channel or three"));
        OldPages.removeResult(out);
        Png.write(out.resolve(FILTERS), FilterPicture.of(weights));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("model", model.name());
        result.put("file", FILTERS);
        result.put("filters", weights.shape().length(0));
        result.put("height", weights.shape().length(2));
        result.put("width", weights.shape().length(3));
        Json.write(out.resolve(GalleryFiles.RESULT), result);
        return result;
    }

    /**
     * Draws every channel of a layer for an image, the one with the largest value first, and returns what {@code result.json} holds.
     *
     * @throws NotApplicableException if the layer has no channels and places
     */
    public static Map<String, Object> activations(
            Model model,
            Preprocessing preprocessing,
            Source source,
            LayerChoice choice,
            SessionSettings session,
            Path out) {
        OpenedSource opened = source.open();
        Tensor image = opened.images(model, preprocessing).values().rows(0, 1);
        LayerActivation method = new LayerActivation(choice);
        try (Explainer explainer =
                Explainer.open(model, List.of(method), ExplainerSettings.DEFAULT.withSession(session))) {
            Explanation explanation = explainer.explain(image, Call.DEFAULT);
            Tensor layer = explanation.map(method.name());
            Shape shape = layer.shape();
            if (shape.rank() != 4) {
                throw new NotApplicableException(
                        "the layer's values " + shape + " are no channels with rows and columns; name another layer");
            }
            OldPages.removeResult(out);
            Planes planes = Planes.of(layer, 0);
            List<Map<String, Object>> channels = channels(planes);
            Png.write(
                    out.resolve(ACTIVATIONS),
                    ChannelTiles.of(
                            planes,
                            channels.stream()
                                    .map(channel -> (Integer) channel.get("channel"))
                                    .toList()));
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("input", source.origin());
            result.put("model", model.name());
            result.put("layer", choice.toString());
            result.put("shape", List.of(shape.length(1), shape.length(2), shape.length(3)));
            result.put("file", ACTIVATIONS);
            result.put("channels", channels);
            Json.write(out.resolve(GalleryFiles.RESULT), result);
            return result;
        }
    }

    /** Each channel with its largest value, where that is, and its mean; the largest first. */
    private static List<Map<String, Object>> channels(Planes layer) {
        List<Map<String, Object>> channels = new ArrayList<>();
        for (int channel = 0; channel < layer.channels(); channel++) {
            int at = 0;
            double sum = 0;
            for (int i = 0; i < layer.size(); i++) {
                float value = layer.at(channel, i / layer.width(), i % layer.width());
                sum += value;
                at = value > layer.at(channel, at / layer.width(), at % layer.width()) ? i : at;
            }
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("channel", channel);
            entry.put("largest", layer.at(channel, at / layer.width(), at % layer.width()));
            entry.put("row", at / layer.width());
            entry.put("column", at % layer.width());
            entry.put("mean", sum / layer.size());
            channels.add(entry);
        }
        channels.sort(Comparator.comparingDouble((Map<String, Object> entry) ->
                        ((Float) Objects.requireNonNull(entry.get("largest"))).doubleValue())
                .reversed());
        return channels;
    }
}
