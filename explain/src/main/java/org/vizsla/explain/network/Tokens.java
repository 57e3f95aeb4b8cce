package org.vizsla.explain.network;

import org.vizsla.graph.Ops;

/**
 * A layer of tokens, where each patch's token is a position, in the order of the patches: row by row. The class token has no position.
 *
 * <p>Source: pytorch-grad-cam's {@code reshape_transform} for vision transformers.
 *
 * @param layer {@code [N, T, C]}
 * @param first the index of the first patch's token
 * @param height the number of rows of patches
 * @param width the number of patches per row
 */
public record Tokens(Layer layer, int first, int height, int width) implements PlacedLayer {
    @Override
    public int channels() {
        return layer.shape().length(2);
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
