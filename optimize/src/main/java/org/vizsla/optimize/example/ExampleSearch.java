package org.vizsla.optimize.example;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.vizsla.explain.Target;
import org.vizsla.explain.network.Channels;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.optimize.visualize.objective.ChannelObjective;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.SessionSettings;

/**
 * Looks for the images of a collection that excite channels most and least. Images are given one by one and run in batches; of each channel only its examples are kept, so that memory does not grow
 * with the collection.
 */
public final class ExampleSearch implements AutoCloseable {
    private final List<ChannelObjective> channels;
    private final Map<String, Channels> layers = new LinkedHashMap<>();
    private final List<Extremes> extremes;
    private final ChannelProbe probe;
    private final Measure value;
    private final Measure place;
    private final int atOnce;
    private ImageBatch batch;

    /**
     * Begins a search.
     *
     * @param count how many examples are kept of the most and of the least
     * @param memory in bytes, for the values of the network in one run
     * @throws VizslaException if there is no such layer or channel, or its channels and places are not known
     */
    public ExampleSearch(
            Layers network,
            List<ChannelObjective> channels,
            Ranking ranking,
            int count,
            long memory,
            SessionSettings where) {
        this.channels = List.copyOf(channels);
        for (ChannelObjective channel : channels) {
            layers.computeIfAbsent(channel.layer(), name -> Channels.of(network, network.named(name)))
                    .checked(channel.channel());
        }
        this.extremes = channels.stream().map(channel -> new Extremes(count)).toList();
        this.atOnce = ImageRows.atOnce(network.model(), memory);
        this.batch = new ImageBatch(atOnce);
        this.value = ranking == Ranking.ACTIVATION ? Measure.LARGEST : Measure.SHARE;
        this.place = ranking == Ranking.ACTIVATION ? Measure.PLACE : Measure.PLACE_OF_RELEVANCE;
        this.probe = new ChannelProbe(network, List.copyOf(layers.values()), List.of(value, place), where);
    }

    /**
     * Takes an image.
     *
     * @param number by which examples name it
     * @param image {@code [1, C, H, W]}, preprocessed
     * @param target the class whose relevance counts
     */
    public void see(int number, Tensor image, Target target, Cancellation cancellation) {
        batch.add(number, image, target);
        if (batch.isFull()) {
            run(cancellation);
        }
    }

    private void run(Cancellation cancellation) {
        ImageBatch images = batch;
        batch = new ImageBatch(atOnce);
        if (images.isEmpty()) {
            return;
        }
        ChannelProbe.Reading reading = probe.read(images.rows(), images.targets(), cancellation);
        List<String> names = List.copyOf(layers.keySet());
        for (int i = 0; i < channels.size(); i++) {
            ChannelObjective channel = channels.get(i);
            int layer = names.indexOf(channel.layer());
            float[] values = reading.of(layer, value);
            float[] places = reading.of(layer, place);
            int all = Objects.requireNonNull(layers.get(channel.layer())).count();
            for (int row = 0; row < images.rows().size(); row++) {
                int cell = row * all + channel.channel();
                extremes.get(i)
                        .add(new Example(
                                images.numbers().get(row),
                                values[cell],
                                (int) places[cell],
                                reading.classes().get(row)));
            }
        }
    }

    /** The examples among all images so far, channel by channel. */
    public List<ChannelExamples> found(Cancellation cancellation) {
        run(cancellation);
        List<ChannelExamples> found = new ArrayList<>();
        for (int i = 0; i < channels.size(); i++) {
            found.add(new ChannelExamples(
                    channels.get(i), extremes.get(i).most(), extremes.get(i).least()));
        }
        return found;
    }

    @Override
    public void close() {
        probe.close();
    }
}
