package org.vizsla.optimize.dream;

import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Normalization;
import org.vizsla.optimize.visualize.objective.FeatureObjective;
import org.vizsla.runtime.SessionSettings;

/**
 * What is dreamt of.
 *
 * @param normalization how the network takes colours from 0 to 1
 * @param picture {@code [1, C, H, W]}, from 0 to 1, red first, of any size
 * @param objective of which the picture is to show more
 * @param seed of the moves of tiles; the same one gives the same dream
 * @param memory in bytes, for the values of the network in one run
 */
public record DreamRequest(
        Model model,
        Normalization normalization,
        Tensor picture,
        FeatureObjective objective,
        DreamSettings settings,
        long seed,
        long memory,
        SessionSettings session) {
    public DreamRequest {
        if (picture.shape().rank() != 4
                || picture.shape().size(0) != 1
                || picture.shape().size(1) != model.channels()) {
            throw new IllegalArgumentException(
                    "the picture is " + picture.shape() + ", not [1, " + model.channels() + ", H, W]");
        }
    }

    public DreamRequest withPicture(Tensor other) {
        return new DreamRequest(model, normalization, other, objective, settings, seed, memory, session);
    }

    public DreamRequest withSettings(DreamSettings others) {
        return new DreamRequest(model, normalization, picture, objective, others, seed, memory, session);
    }

    public DreamRequest withSeed(long other) {
        return new DreamRequest(model, normalization, picture, objective, settings, other, memory, session);
    }
}
