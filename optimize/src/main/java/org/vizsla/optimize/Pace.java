package org.vizsla.optimize;

import org.vizsla.graph.VizslaException;

/** How far each step of training goes. */
public sealed interface Pace {
    /**
     * Training that begins anew: the trained weights are shrunk first, so that the network knows next to nothing, and each step then raises the target's log-odds
     * {@code log(p / (1 - p))} by the same amount, along the gradient as far as a line search finds.
     *
     * @param kept the share of each weight that is kept at the start, 0 to 1; with all of it, training goes on from the network's own state
     * @param to the target's probability after the last step; if it has more already, the steps lead as far beyond as from 50 % to there
     */
    record Even(double kept, double to) implements Pace {
        /** From a tenth of each weight up to 99 %. */
        public static final Even DEFAULT = new Even(0.1, 0.99);

        public Even {
            if (!(0 <= kept && kept <= 1)) {
                throw new VizslaException("the share of weights that is kept must be from 0 to 1, not " + kept);
            }
            if (!(0.5 < to && to < 1)) {
                throw new VizslaException("the probability at the end must be between 0.5 and 1, not " + to);
            }
        }
    }

    /** Stochastic gradient descent with momentum and weight decay: {@code v = momentum v + (g + decay w); w = w - rate v}. */
    record Sgd(float learningRate, float momentum, float weightDecay) implements Pace {
        /** As in the student project that Vizsla grew from. */
        public static final Sgd DEFAULT = new Sgd(0.1f, 0.9f, 1e-4f);

        public Sgd {
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
}
