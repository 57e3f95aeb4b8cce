package org.vizsla.optimize.visualize.transformation;

import java.util.List;
import java.util.Map;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.random.Chance;

/** How a picture is seen at each step: by weights that are fed, so that the same graph serves all steps. Beyond its edges a picture is grey. */
public sealed interface Transformation permits Whole, Motion, Crops {
    /** How the middle between black and white is written. */
    double GREY = 0.5;

    /**
     * Emits the views, {@link View#shape}, and the graph's inputs for their weights.
     *
     * @param pictures {@code [pictures, C, H, W]}
     */
    String emit(Ops ops, String pictures, View view);

    /**
     * Draws the weights of a step.
     *
     * @param progress 0 at the first step, 1 at the last
     * @param rows the source of random numbers for each view
     */
    Map<String, Tensor> feeds(View view, double progress, List<Chance> rows);
}
