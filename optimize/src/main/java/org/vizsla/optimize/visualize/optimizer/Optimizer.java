package org.vizsla.optimize.visualize.optimizer;

import java.util.List;

/** Moves parameters uphill, one step at a time; each instance remembers the steps it took, and serves one set of parameters. */
public interface Optimizer {
    /**
     * Takes a step.
     *
     * @param parameters changed in place
     * @param gradient of what is to rise, of the same length
     */
    void step(float[] parameters, float[] gradient);

    /** What it remembers, but for the number of steps: each as long as the parameters, and live, so that another one's can be put in place. */
    List<float[]> memory();

    /** Goes on as after so many steps, with the memory that is in place. */
    void resume(int steps);
}
