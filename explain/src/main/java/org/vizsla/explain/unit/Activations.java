package org.vizsla.explain.unit;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
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

    static Activations of(String layer, Tensor values) {
        int channels = values.shape().length(0);
        float[] all = values.floats();
        int places = all.length / channels;
        List<Float> largest = IntStream.range(0, channels)
                .mapToObj(channel -> IntStream.range(channel * places, (channel + 1) * places)
                        .mapToObj(i -> all[i])
                        .max(Float::compare)
                        .orElseThrow())
                .toList();
        return new Activations(layer, values, largest);
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
