package org.vizsla.explain.network;

import org.vizsla.graph.Ops;

/**
 * A layer of tokens, of which each token of a patch is a place, in the order of patches: row by row. The class's token is no place.
 *
 * <p>Source: pytorch-grad-cam's {@code reshape_transform} for vision transformers.
 *
 * @param layer {@code [N, T, C]}
 * @param first the token of the first patch
 * @param height patches above each other
 * @param width patches beside each other
 */
public record Tokens(Layer layer, int first, int height, int width) implements PlacedLayer {
    @Override
    public int channels() {
        return Math.toIntExact(layer.shape().size(2));
    }

    @Override
    public String map(Ops ops, String value) {
        String patches = places() == layer.shape().size(1) ? value : ops.slice(value, 1, first, first + places());
        return ops.reshape(ops.transpose(patches, 0, 2, 1), 0, channels(), height, width);
    }

    @Override
    public int index(int channel, int place) {
        return (first + place) * channels() + channel;
    }
}
