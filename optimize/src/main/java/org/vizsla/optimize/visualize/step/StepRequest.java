package org.vizsla.optimize.visualize.step;

import java.util.List;
import java.util.Optional;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.Tensor;
import org.vizsla.models.picture.Normalization;
import org.vizsla.optimize.visualize.objective.FeatureObjective;
import org.vizsla.optimize.visualize.parameterization.Painting;
import org.vizsla.optimize.visualize.regularization.Regularization;
import org.vizsla.optimize.visualize.transformation.Transformation;
import org.vizsla.optimize.visualize.transformation.View;

/**
 * What a {@link StepGraph} is made of.
 *
 * @param normalization how the network takes colours from 0 to 1
 * @param view the sizes of the views of pictures
 * @param start the picture that all began at, {@code [1, C, H, W]}; only if objectives look at it
 * @param objectives one for each picture
 * @param noise whether there is noise on the views
 * @param regularization of which penalties are in the graph
 * @param diversity the weight of the likeness of pictures
 * @param diversityLayer where they are compared; unused if the weight is 0
 * @param slopeOfPictures whether the gradient with respect to the pictures is wanted, too
 */
public record StepRequest(
        Layers layers,
        Normalization normalization,
        Painting painting,
        Transformation transformation,
        View view,
        Optional<Tensor> start,
        List<FeatureObjective> objectives,
        boolean noise,
        Regularization regularization,
        double diversity,
        String diversityLayer,
        boolean slopeOfPictures) {
    public StepRequest {
        objectives = List.copyOf(objectives);
    }

    /** The sizes of all views that the network sees: those of the pictures, and behind them, if it is looked at, as many of where they began. */
    public View seen() {
        return start.isPresent() ? new View(view.canvas(), view.frame(), 2 * view.pictures(), view.views()) : view;
    }
}
