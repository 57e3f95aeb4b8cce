package org.vizsla.evaluate.deletion;

import java.util.Set;
import org.vizsla.graph.Tensor;

/**
 * What a method's map says about the importance of places, as {@link Deletion} takes it: the values themselves, or the magnitudes of those that say how fast the score changes with a pixel, in either direction.
 */
public final class Importance {
    private static final Set<String> SLOPES = Set.of(
            "saliency",
            "smooth_grad",
            "guided_backprop",
            "deconvolution",
            "guided_grad_cam",
            "neuron_gradient",
            "neuron_guided_backprop");

    private Importance() {}

    /**
     * The importance of places.
     *
     * @param method its name
     */
    public static Tensor of(String method, Tensor map) {
        if (!SLOPES.contains(method)) {
            return map;
        }
        float[] values = map.floats();
        float[] magnitudes = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            magnitudes[i] = Math.abs(values[i]);
        }
        return Tensor.ofFloats(map.shape(), magnitudes);
    }
}
