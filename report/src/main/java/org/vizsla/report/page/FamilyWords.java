package org.vizsla.report.page;

import org.vizsla.explain.method.registry.Family;

/** The title and description of a family of methods on pages. */
public record FamilyWords(String title, String about) {
    public static FamilyWords of(Family family) {
        return switch (family) {
            case GRADIENT ->
                new FamilyWords(
                        "Gradients",
                        "They ask how the score would change with the image, at the image itself, along a path to it, or in its"
                                + " neighbourhood. Fine, and often speckled: look for where the speckles gather.");
            case LAYER ->
                new FamilyWords(
                        "Layers and neurons",
                        "They look inside: what a layer holds, what it adds to the score, or what one neuron of it responds to.");
            case CLASS_ACTIVATION ->
                new FamilyWords(
                        "Class activation maps",
                        "They weigh the feature maps of a late layer and add them up: coarse, but they show well where the class is.");
            case RELEVANCE ->
                new FamilyWords(
                        "Relevance",
                        "They hand the score back from layer to layer, each keeping what it is given, until it lies on the pixels.");
            case PERTURBATION ->
                new FamilyWords(
                        "Perturbation",
                        "They cover parts of the image and watch the score: nothing of the network is used but its answers.");
        };
    }
}
