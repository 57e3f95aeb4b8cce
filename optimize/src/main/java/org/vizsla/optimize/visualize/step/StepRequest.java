package org.vizsla.optimize.visualize.step;

import java.util.List;
import org.vizsla.explain.network.Layers;
import org.vizsla.models.picture.Normalization;
import org.vizsla.optimize.visualize.objective.FeatureObjective;
import org.vizsla.optimize.visualize.parameterization.Painting;
import org.vizsla.optimize.visualize.transformation.Transformation;
import org.vizsla.optimize.visualize.transformation.View;

/**
 * What a {@link StepGraph} is made of.
 *
 * @param normalization how the network takes colours from 0 to 1
 * @param objectives one for each picture
 * @param noise whether there is noise on the views
 * @param l2 the weight of the squares of deviations from grey
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
        List<FeatureObjective> objectives,
        boolean noise,
        double l2,
        double diversity,
        String diversityLayer,
        boolean slopeOfPictures) {
    public StepRequest {
        objectives = List.copyOf(objectives);
    }
}
