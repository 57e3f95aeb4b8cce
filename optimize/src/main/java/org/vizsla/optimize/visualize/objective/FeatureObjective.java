package org.vizsla.optimize.visualize.objective;

import java.util.Optional;
import org.vizsla.explain.network.NotApplicableException;
import org.vizsla.graph.VizslaException;

/** Something in a network that a picture is to excite. */
public sealed interface FeatureObjective
        permits NeuronObjective,
                ChannelObjective,
                DirectionObjective,
                LayerObjective,
                ClassObjective,
                InversionObjective,
                CaricatureObjective,
                GuidedObjective,
                NearnessObjective,
                WeightedSum {
    /**
     * Emits how much each view excites it, {@code [views]}.
     *
     * @throws VizslaException if the network has no such layer, channel, place or class
     * @throws NotApplicableException if the layer's channels and places are not known
     */
    String emit(ObjectiveBuilder builder);

    /** The layer that it looks at; empty for a class. */
    Optional<String> layerName();

    /** Whether it compares a picture with the one that the optimization began at. */
    default boolean looksAtStart() {
        return false;
    }

    /** What makes it this one beyond its words: numbers that these leave out or round, but not the image that it is about. */
    default String details() {
        return "";
    }

    /** In words: {@code channel 74 of features.10}. */
    @Override
    String toString();
}
