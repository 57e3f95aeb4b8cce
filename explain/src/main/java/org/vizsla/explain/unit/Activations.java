package org.vizsla.explain.unit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.vizsla.explain.network.Channels;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * The values of a layer for an image, channel by channel.
 *
 * @param layer its name
 * @param values {@code [C, h, w]}; tokens by the places of their patches, {@code [C, 1, 1]} of a dense layer
 * @param largest the largest value of each channel
 */
public record Activations(String layer, Tensor values, List<Float> largest) {
    public Activations {
        largest = List.copyOf(largest);
    }

    /**
     * Puts a layer's value in this order.
     *
     * @param value for one image, in the layer's own shape
     */
    static Activations of(Channels channels, Tensor value) {
        int places = channels.height() * channels.width();
        float[] own = value.floats();
        float[] ordered = new float[channels.count() * places];
        List<Float> largest = new ArrayList<>();
        for (int channel = 0; channel < channels.count(); channel++) {
            int first = channels.index(channel, 0);
            boolean together = channels.index(channel, places - 1) - first == places - 1;
            float most = Float.NEGATIVE_INFINITY;
            for (int place = 0; place < places; place++) {
                float one = own[together ? first + place : channels.index(channel, place)];
                ordered[channel * places + place] = one;
                most = Math.max(most, one);
            }
            largest.add(most);
        }
        Shape shape = Shape.of(channels.count(), channels.height(), channels.width());
        return new Activations(channels.layer().name(), Tensor.ofFloats(shape, ordered), largest);
    }

    /** All channels, the one with the largest value first. */
    public List<Integer> order() {
        return IntStream.range(0, largest.size())
                .boxed()
                .sorted(Comparator.comparing((Integer channel) -> -largest.get(channel))
                        .thenComparing(channel -> channel))
                .toList();
    }
}
