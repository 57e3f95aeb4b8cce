package org.vizsla.report.example;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.vizsla.explain.Target;
import org.vizsla.explain.field.Field;
import org.vizsla.explain.field.ReceptiveFields;
import org.vizsla.explain.network.Channels;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.optimize.example.ConditionalRelevance;
import org.vizsla.optimize.example.Example;
import org.vizsla.optimize.visualize.objective.ChannelObjective;
import org.vizsla.optimize.visualize.step.NetworkInput;
import org.vizsla.render.Planes;
import org.vizsla.render.Png;
import org.vizsla.render.heat.HeatMap;
import org.vizsla.render.visualization.FeaturePicture;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.SessionSettings;

/** Writes what a channel sees of its examples: the images as the network sees them, cut to the channel's receptive field where it is strongest. */
public final class ExampleCrops implements AutoCloseable {
    /** Of the strongest values of a map over the image. */
    private static final double OPACITY = 0.8;

    private final Model model;
    private final Preprocessing preprocessing;
    private final SessionSettings session;
    private final Layers layers;
    private final ReceptiveFields fields;
    private final Map<String, ConditionalRelevance> relevances = new HashMap<>();

    public ExampleCrops(Model model, Preprocessing preprocessing, SessionSettings session) {
        this.model = model;
        this.preprocessing = preprocessing;
        this.session = session;
        this.layers = new Layers(model);
        this.fields = new ReceptiveFields(model);
    }

    private Channels channels(ChannelObjective channel) {
        return Channels.of(layers, layers.named(channel.layer()));
    }

    /** What the channel sees where it is strongest; where that depends on no pixel, the whole image. */
    public Field field(ChannelObjective channel, Example example) {
        Channels channels = channels(channel);
        Field field = fields.of(channels.layer(), channels.index(channel.channel(), example.place()));
        return field.isEmpty() ? new Field(0, 0, model.height(), model.width()) : field;
    }

    /** Writes the crop. */
    public void write(SeenImage image, Field field, Path file) {
        Png.write(file, cropped(drawn(image.read(model, preprocessing)), field));
    }

    /** Writes the crop under the relevance of a class that passes through the channel. */
    public void writeRelevance(ChannelObjective channel, SeenImage image, int target, Field field, Path file) {
        Tensor seen = image.read(model, preprocessing);
        Tensor map = relevances
                .computeIfAbsent(channel.layer(), layer -> new ConditionalRelevance(layers, channels(channel), session))
                .map(seen, Target.of(target), channel.channel(), Cancellation.NEVER);
        Png.write(
                file,
                cropped(HeatMap.of(Planes.of(map, 0)).smoothed().balanced().over(drawn(seen), OPACITY), field));
    }

    private BufferedImage drawn(Tensor image) {
        return FeaturePicture.of(Planes.of(NetworkInput.colours(image, preprocessing.normalization()), 0));
    }

    private static BufferedImage cropped(BufferedImage picture, Field field) {
        return picture.getSubimage(field.left(), field.top(), field.width(), field.height());
    }

    @Override
    public void close() {
        relevances.values().forEach(ConditionalRelevance::close);
    }
}
