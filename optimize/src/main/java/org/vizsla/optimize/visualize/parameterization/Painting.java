package org.vizsla.optimize.visualize.parameterization;

import org.vizsla.graph.Ops;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;

/**
 * A picture as it is painted: its parameterization, its colours, and a sigmoid that keeps them within 0 (black) and 1 (white).
 *
 * @param decorrelated whether the parameterization's three channels are {@link Colours}' axes, rather than red, green and blue; pictures of other numbers of channels have none
 */
public record Painting(Parameterization parameterization, Canvas canvas, boolean decorrelated) {
    /** The darkest and lightest value that a sigmoid is asked for are this far from 0 and 1: less than half a grey level. */
    private static final double MARGIN = 1.0 / 1024;

    /**
     * The numbers of a picture.
     *
     * @param picture {@code [1, C, H, W]} of the canvas's size, from 0 to 1, red first
     * @throws VizslaException if the parameterization cannot make every picture
     */
    public float[] of(Tensor picture) {
        float[] raw = picture.floats();
        for (int i = 0; i < raw.length; i++) {
            double bounded = Math.min(1 - MARGIN, Math.max(MARGIN, raw[i]));
            raw[i] = (float) Math.log(bounded / (1 - bounded));
        }
        if (decorrelated && canvas.channels() == 3) {
            int places = raw.length / 3;
            for (int i = 0; i < places; i++) {
                double[] axes = Colours.decorrelated(raw[i], raw[places + i], raw[2 * places + i]);
                for (int axis = 0; axis < 3; axis++) {
                    raw[axis * places + i] = (float) axes[axis];
                }
            }
        }
        return parameterization.of(raw, canvas);
    }

    /**
     * Emits the pictures, {@code [N, C, H, W]}, from 0 to 1, red first.
     *
     * @param parameters a value of the parameterization's shape
     */
    public String emit(Ops ops, String parameters) {
        String raw = parameterization.emit(ops, parameters, canvas);
        return ops.sigmoid(decorrelated && canvas.channels() == 3 ? Colours.correlated(ops, raw, canvas) : raw);
    }
}
