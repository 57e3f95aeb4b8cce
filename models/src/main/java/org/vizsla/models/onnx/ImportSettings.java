package org.vizsla.models.onnx;

import org.vizsla.models.answer.OutputChoice;

/**
 * Settings for the import of a model.
 *
 * @param height pixels, where the model leaves it open
 * @param width pixels, where the model leaves it open
 * @param keepSoftmax whether a final softmax or sigmoid stays, so that explanations are of the probability
 * @param output which output is explained, and what its scores mean
 * @param namesBothSides whether a single score says yes or no, since both answers have names
 */
public record ImportSettings(int height, int width, boolean keepSoftmax, OutputChoice output, boolean namesBothSides) {
    public static final ImportSettings DEFAULT = new ImportSettings(224, 224, false);

    /** For the output that the network suggests. */
    public ImportSettings(int height, int width, boolean keepSoftmax) {
        this(height, width, keepSoftmax, OutputChoice.DEFAULT, false);
    }
}
