package org.vizsla.optimize;

import java.util.Map;
import org.vizsla.graph.Tensor;
import org.vizsla.runtime.Cancellation;

/** Takes the steps of a training, on weights that are changed in place; for one image at a time. */
interface Trainer extends AutoCloseable {
    /**
     * Begins with an image whose weights are as trained.
     *
     * @param feeds all inputs of the training's graphs
     * @param target the class to train towards
     * @return whether it was made to forget what it knew
     */
    boolean begin(Map<String, Tensor> feeds, int target, Cancellation cancellation);

    /** Takes one step, counted from 1. */
    void step(int number, Map<String, Tensor> feeds, int target, Cancellation cancellation);

    @Override
    void close();
}
