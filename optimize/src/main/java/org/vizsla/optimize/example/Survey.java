package org.vizsla.optimize.example;

import java.util.List;
import org.vizsla.explain.Target;
import org.vizsla.explain.network.Channels;
import org.vizsla.explain.network.Layer;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.Tensor;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.SessionSettings;

/**
 * Looks at all channels of some layers for the images of a collection: which of them matter most, which images excite them, which classes they feed. Images are given one by one and run in batches;
 * memory does not grow with the collection.
 */
public final class Survey implements AutoCloseable {
    private static final List<Measure> MEASURES =
            List.of(Measure.LARGEST, Measure.PLACE, Measure.MEAN, Measure.CONTRIBUTION);

    private final Layers network;
    private final SessionSettings where;
    private final List<LayerTally> tallies;
    private final ChannelProbe probe;
    private final int atOnce;
    private ImageBatch batch;

    /**
     * Begins a survey.
     *
     * @param count how many examples are kept of each channel
     * @param memory in bytes, for the values of the network in one run
     */
    public Survey(Layers network, List<Layer> layers, int count, long memory, SessionSettings where) {
        this.network = network;
        this.where = where;
        List<Channels> channels =
                layers.stream().map(layer -> Channels.of(network, layer)).toList();
        this.tallies =
                channels.stream().map(each -> new LayerTally(each, count)).toList();
        this.atOnce = ImageRows.atOnce(network.model(), memory);
        this.batch = new ImageBatch(atOnce);
        this.probe = new ChannelProbe(network, channels, MEASURES, where);
    }

    /**
     * Takes an image.
     *
     * @param number by which examples name it
     * @param image {@code [1, C, H, W]}, preprocessed
     */
    public void see(int number, Tensor image, Cancellation cancellation) {
        batch.add(number, image, Target.TOP);
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
        for (int layer = 0; layer < tallies.size(); layer++) {
            for (int row = 0; row < images.rows().size(); row++) {
                tallies.get(layer).add(reading, layer, row, images.numbers().get(row));
            }
        }
    }

    /** The most telling channels of each layer, among all images so far. */
    public List<SurveyedLayer> found(int most, Cancellation cancellation) {
        run(cancellation);
        return tallies.stream().map(tally -> tally.found(network, most, where)).toList();
    }

    @Override
    public void close() {
        probe.close();
    }
}
