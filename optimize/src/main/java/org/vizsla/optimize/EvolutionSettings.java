package org.vizsla.optimize;

import org.vizsla.graph.VizslaException;

/**
 * How the classifier part is trained: stochastic gradient descent with momentum and weight decay, one step per frame, since there is one image.
 *
 * @param trainable which layers are trained: empty for the classifier part (see {@link ClassifierPart}), otherwise a layer's name or the beginning of
 * names
 */
public record EvolutionSettings(
        Objective objective, int steps, float learningRate, float momentum, float weightDecay, String trainable) {
    /** The settings of the student project that Vizsla grew from, with an objective whose gradient does not vanish. */
    public static final EvolutionSettings DEFAULT =
            new EvolutionSettings(Objective.CROSS_ENTROPY, 6, 0.1f, 0.9f, 1e-4f, "");

    public EvolutionSettings {
        if (steps < 1 || steps > 1000) {
            throw new VizslaException("the number of steps must be from 1 to 1000, not " + steps);
        }
        if (!(learningRate > 0) || !Float.isFinite(learningRate)) {
            throw new VizslaException("the learning rate must be above 0, not " + learningRate);
        }
        if (!(momentum >= 0 && momentum < 1)) {
            throw new VizslaException("the momentum must be from 0 to below 1, not " + momentum);
        }
        if (!(weightDecay >= 0) || !Float.isFinite(weightDecay)) {
            throw new VizslaException("the weight decay must be 0 or more, not " + weightDecay);
        }
    }
}
