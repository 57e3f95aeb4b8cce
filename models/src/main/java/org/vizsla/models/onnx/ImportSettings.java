package org.vizsla.models.onnx;

/**
 * What is made of a model on import.
 *
 * @param height pixels, where the model leaves it open
 * @param width pixels, where the model leaves it open
 * @param keepSoftmax whether a final softmax stays, so that explanations are of the probability
 */
public record ImportSettings(int height, int width, boolean keepSoftmax) {
    public static final ImportSettings DEFAULT = new ImportSettings(224, 224, false);
}
