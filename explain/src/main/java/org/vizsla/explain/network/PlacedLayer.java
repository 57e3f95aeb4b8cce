package org.vizsla.explain.network;

import org.vizsla.graph.Ops;

/** A layer seen as a map {@code [N, C, h, w]} of the image's places. */
public sealed interface PlacedLayer permits FeatureMap, Tokens {
    Layer layer();

    int channels();

    int height();

    int width();

    /** How many places a channel has. */
    default int places() {
        return height() * width();
    }

    /** The map {@code [N, C, h, w]} of a value in the layer's shape, such as the layer's own or the gradient with respect to it. */
    String map(Ops ops, String value);

    /** Where in the layer's value for one image, row-major, a channel has its value at a place, row-major. */
    int index(int channel, int place);
}
