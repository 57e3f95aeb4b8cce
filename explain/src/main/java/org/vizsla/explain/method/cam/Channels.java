package org.vizsla.explain.method.cam;

import java.util.Arrays;
import java.util.List;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.network.PlacedLayer;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** A layer's map of one image, channel by channel. */
final class Channels {
    private final PlacedLayer layer;
    private final float[] values;

    private Channels(PlacedLayer layer, float[] values) {
        this.layer = layer;
        this.values = values;
    }

    /** Out of the layer's value, in its own shape. */
    static Channels of(PlacedLayer layer, Tensor value) {
        float[] own = value.floats();
        float[] values = new float[layer.channels() * layer.places()];
        for (int i = 0; i < values.length; i++) {
            values[i] = own[layer.index(i / layer.places(), i % layer.places())];
        }
        return new Channels(layer, values);
    }

    int count() {
        return layer.channels();
    }

    /** Places of one channel. */
    int places() {
        return layer.places();
    }

    float at(int channel, int place) {
        return values[channel * places() + place];
    }

    double sum(int channel) {
        double sum = 0;
        for (int place = 0; place < places(); place++) {
            sum += at(channel, place);
        }
        return sum;
    }

    /** One channel, {@code [1, 1, h, w]}. */
    Tensor channel(int channel) {
        float[] plane = Arrays.copyOfRange(values, channel * places(), (channel + 1) * places());
        return Tensor.ofFloats(Shape.of(1, 1, layer.height(), layer.width()), plane);
    }

    /** The weighted map as a method's result; where nothing of it is above zero, it says so. */
    Attribution attribution(double[] weights, boolean relu, Rectification rectification) {
        Attribution map = Attribution.ofLayers(weighted(weights, relu), List.of(layer.layer()));
        return relu ? map.and(rectification.of(weighted(weights, false))) : map;
    }

    /** {@code sum_c w_c A_c}, {@code [1, 1, h, w]}, with nothing below zero if it is to be rectified. */
    Tensor weighted(double[] weights, boolean relu) {
        float[] map = new float[places()];
        for (int place = 0; place < map.length; place++) {
            double sum = 0;
            for (int channel = 0; channel < weights.length; channel++) {
                sum += weights[channel] * at(channel, place);
            }
            map[place] = (float) (relu ? Math.max(0, sum) : sum);
        }
        return Tensor.ofFloats(Shape.of(1, 1, layer.height(), layer.width()), map);
    }
}
