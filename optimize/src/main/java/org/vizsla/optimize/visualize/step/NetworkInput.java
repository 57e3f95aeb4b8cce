package org.vizsla.optimize.visualize.step;

import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.picture.Normalization;
import org.vizsla.optimize.visualize.transformation.View;

/** What a network takes of colours from 0 to 1: in its order, and normalized. */
final class NetworkInput {
    private NetworkInput() {}

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
