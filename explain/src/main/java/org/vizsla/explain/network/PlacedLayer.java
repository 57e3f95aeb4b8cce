package org.vizsla.explain.network;

import org.vizsla.graph.Ops;

/** A layer seen as a map {@code [N, C, h, w]} of positions in the image. */
public sealed interface PlacedLayer permits FeatureMap, Tokens {
    Layer layer();

    int channels();

    int height();

    int width();

    /** The number of positions in a channel. */
    default int places() {
        return height() * width();
    }

    /** The map {@code [N, C, h, w]} of a value in the layer's shape, such as the layer's own or the gradient with respect to it. */
    String map(Ops ops, String value);

    /** The row-major index, in the layer's value for one image, of a channel's value at a row-major position. */
    int index(int channel, int place);
}
