package org.vizsla.optimize.visualize.optimizer;

/** Moves parameters uphill, one step at a time; each instance remembers the steps it took, and serves one set of parameters. */
public interface Optimizer {
    /**
     * Takes a step.
     *
     * @param parameters changed in place
     * @param gradient of what is to rise, of the same length
     */
    void step(float[] parameters, float[] gradient);
}
