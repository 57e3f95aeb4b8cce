package org.vizsla.optimize.example;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vizsla.explain.network.Channels;
import org.vizsla.explain.network.Layers;
import org.vizsla.optimize.visualize.objective.ChannelObjective;
import org.vizsla.runtime.SessionSettings;

/** What was added up about the channels of a layer. */
final class LayerTally {
    /** The most classes that are told of a channel. */
    private static final int CLASSES = 5;

    private final Channels channels;
    private final List<Extremes> examples;
    private final double[] telling;
    private final double[] sums;
    private final Map<Integer, double[]> ofClasses = new HashMap<>();
    private final Map<Integer, Integer> imagesOfClasses = new HashMap<>();
    private int images;

    /** Keeps as many examples of each channel. */
    LayerTally(Channels channels, int count) {
        this.channels = channels;
        this.examples = IntStream.range(0, channels.count())
                .mapToObj(channel -> new Extremes(count))
                .toList();
        this.telling = new double[channels.count()];
        this.sums = new double[channels.count()];
    }

    /** Adds what was measured for an image; one that is not finite is left out. */
    void add(ChannelProbe.Reading reading, int layer, int row, int number) {
        int all = channels.count();
        float[] largest = reading.of(layer, Measure.LARGEST);
        float[] places = reading.of(layer, Measure.PLACE);
        float[] means = reading.of(layer, Measure.MEAN);
        float[] contributions = reading.of(layer, Measure.CONTRIBUTION);
        for (int cell = row * all; cell < (row + 1) * all; cell++) {
            if (!Float.isFinite(means[cell]) || !Float.isFinite(contributions[cell])) {
                return;
            }
        }
        int index = reading.classes().get(row);
        double[] ofClass = ofClasses.computeIfAbsent(index, first -> new double[all]);
        imagesOfClasses.merge(index, 1, Integer::sum);
        images++;
        for (int channel = 0; channel < all; channel++) {
            int cell = row * all + channel;
            examples.get(channel).add(new Example(number, largest[cell], (int) places[cell], index));
            telling[channel] += Math.abs(contributions[cell]);
            sums[channel] += means[cell];
            ofClass[channel] += contributions[cell];
        }
    }

    /** The most telling channels. */
    SurveyedLayer found(Layers layers, int most, SessionSettings where) {
        List<Integer> chosen = IntStream.range(0, channels.count())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer channel) -> -telling[channel])
                        .thenComparingInt(channel -> channel))
                .limit(most)
                .toList();
        List<Double> means = chosen.stream()
                .map(channel -> sums[channel] / Math.max(1, images))
                .toList();
        Optional<List<float[]>> fed = LinearHead.behind(layers, channels).map(head -> head.fed(chosen, means, where));
        List<SurveyedChannel> found = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            int channel = chosen.get(i);
            int place = i;
            found.add(new SurveyedChannel(
                    new ChannelObjective(channels.layer().name(), channel),
                    telling[channel] / Math.max(1, images),
                    means.get(i),
                    examples.get(channel).most(),
                    fed.map(all -> ofHead(all.get(place))).orElseGet(() -> ofImages(channel))));
        }
        return new SurveyedLayer(channels.layer().name(), channels.count(), fed.isPresent(), found);
    }

    private static List<FedClass> ofHead(float[] scores) {
        return strongest(IntStream.range(0, scores.length)
                .mapToObj(index -> new FedClass(index, scores[index]))
                .toList());
    }

    private List<FedClass> ofImages(int channel) {
        return strongest(ofClasses.entrySet().stream()
                .map(entry -> new FedClass(
                        entry.getKey(),
                        entry.getValue()[channel] / Objects.requireNonNull(imagesOfClasses.get(entry.getKey()))))
                .toList());
    }

    /** Those that get something, the most first. */
    private static List<FedClass> strongest(List<FedClass> all) {
        return all.stream()
                .filter(fed -> fed.amount() > 0)
                .sorted(Comparator.comparingDouble(FedClass::amount).reversed().thenComparingInt(FedClass::index))
                .limit(CLASSES)
                .toList();
    }
}
