package org.vizsla.explain;

import org.vizsla.autodiff.Ops;

/**
 * A layer whose value is a map.
 *
 * @param layer {@code [N, C, h, w]}
 */
record FeatureMap(Layer layer) implements MapLayer {
    @Override
    public int channels() {
        return Math.toIntExact(layer.shape().size(1));
    }

    @Override
    public int height() {
        return Math.toIntExact(layer.shape().size(2));
    }

    @Override
    public int width() {
        return Math.toIntExact(layer.shape().size(3));
    }

    @Override
    public String map(Ops ops, String value) {
        return value;
    }

    @Override
    public int index(int channel, int place) {
        return channel * places() + place;
    }
}
