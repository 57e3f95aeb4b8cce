package org.vizsla.models.onnx;

import org.jspecify.annotations.Nullable;

/**
 * Settings for the import of a model.
 *
 * @param height pixels, where the model leaves it open
 * @param width pixels, where the model leaves it open
 * @param keepSoftmax whether a final softmax or sigmoid stays, so that explanations are of the probability
 * @param output the output to explain; null for the first that can be scores
 * @param namesBothSides whether a single score says yes or no, since both answers have names
 */
public record ImportSettings(
        int height,
        int width,
        boolean keepSoftmax,
        @Nullable String output,
        boolean namesBothSides) {
    public static final ImportSettings DEFAULT = new ImportSettings(224, 224, false);

    /** For a network with one output. */
    public ImportSettings(int height, int width, boolean keepSoftmax) {
        this(height, width, keepSoftmax, null, false);
    }
}
