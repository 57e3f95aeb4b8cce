package org.vizsla.optimize.visualize.parameterization;

import org.vizsla.graph.Ops;

/**
 * A picture as it is painted: its parameterization, its colours, and a sigmoid that keeps them within 0 (black) and 1 (white).
 *
 * @param decorrelated whether the parameterization's three channels are {@link Colours}' axes, rather than red, green and blue; pictures of other numbers of channels have none
 */
public record Painting(Parameterization parameterization, Canvas canvas, boolean decorrelated) {
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
