package org.vizsla.optimize.visualize.step;

import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.picture.Normalization;
import org.vizsla.optimize.visualize.transformation.View;

/** What a network takes of colours from 0 to 1: in its order, and normalized. */
public final class NetworkInput {
    private NetworkInput() {}

    /**
     * The colours that a preprocessed image shows: the inverse of what a step does to them.
     *
     * @param image {@code [1, C, H, W]}, in the network's order
     * @return the same shape, from 0 to 1, red first
     */
    public static Tensor colours(Tensor image, Normalization normalization) {
        int channels = image.shape().length(1);
        Normalization known = normalization.of(channels);
        float[] values = image.floats();
        float[] colours = new float[values.length];
        int places = values.length / channels;
        for (int channel = 0; channel < channels; channel++) {
            double black = known.isKnown() ? known.bound(channel, false) : 0;
            double white = known.isKnown() ? known.bound(channel, true) : 1;
            int to = normalization.bgr() && channels == 3 ? 2 - channel : channel;
            for (int i = 0; i < places; i++) {
                double share = (values[channel * places + i] - black) / (white - black);
                colours[to * places + i] = (float) Math.min(1, Math.max(0, share));
            }
        }
        return Tensor.ofFloats(image.shape(), colours);
    }

    /**
     * Emits it.
     *
     * @param views {@code [N, C, H, W]}, red first
     * @return the same shape, in the network's order
     */
    static String emit(Ops ops, String views, Normalization normalization, View view) {
        int channels = view.canvas().channels();
        String ordered = normalization.bgr() && channels == 3
                ? ops.op("Gather", views, ops.integers(2, 1, 0)).with("axis", 1).value()
                : views;
        float[] factor = new float[channels];
        float[] black = new float[channels];
        Normalization known = normalization.of(channels);
        for (int channel = 0; channel < channels; channel++) {
            black[channel] = known.isKnown() ? (float) known.bound(channel, false) : 0;
            factor[channel] = known.isKnown() ? (float) known.bound(channel, true) - black[channel] : 1;
        }
        Shape each = Shape.of(1, channels, 1, 1);
        return ops.add(
                ops.mul(ordered, ops.graph().constant("white_less_black", Tensor.ofFloats(each, factor))),
                ops.graph().constant("black", Tensor.ofFloats(each, black)));
    }
}
