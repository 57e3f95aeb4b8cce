package org.vizsla.optimize;

import org.vizsla.graph.VizslaException;

/**
 * How the classifier part is trained, one step a frame, since there is one image.
 *
 * @param steps from 1 to 1000
 * @param trainable which layers are trained: empty for the classifier part (see {@link ClassifierPart}), otherwise a layer's name or the beginning of
 * names
 */
public record EvolutionSettings(Objective objective, int steps, Pace pace, String trainable) {
    /** Eight steps towards the target, over which its log-odds rise evenly. */
    public static final EvolutionSettings DEFAULT =
            new EvolutionSettings(Objective.CROSS_ENTROPY, 8, Pace.Even.DEFAULT, "");

    public EvolutionSettings {
        if (steps < 1 || steps > 1000) {
            throw new VizslaException("the number of steps must be from 1 to 1000, not " + steps);
        }
        if (objective == Objective.SCORE_DESCENT && pace instanceof Pace.Even) {
            throw new IllegalArgumentException("a score that falls without bound has no even steps");
        }
    }

    /** How many stages a run has. */
    public int stages() {
        return steps + 1;
    }
}
