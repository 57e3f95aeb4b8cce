package org.vizsla.optimize.dream;

import java.util.List;
import org.vizsla.graph.Tensor;

/**
 * What came of a dream.
 *
 * @param picture {@code [1, C, H, W]}, from 0 to 1, red first
 * @param curve how much the tiles of the picture excited the objective before each step, on average
 * @param flight frames of a flight into it, {@code [1, C, H, W]}; empty if there was none
 * @param complete whether all steps were taken
 */
public record Dream(Tensor picture, List<Double> curve, List<Tensor> flight, boolean complete) {
    public Dream {
        curve = List.copyOf(curve);
        flight = List.copyOf(flight);
    }
}
