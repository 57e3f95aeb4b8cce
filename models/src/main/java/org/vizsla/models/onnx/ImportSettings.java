package org.vizsla.models.onnx;

/**
 * Settings for the import of a model.
 *
 * @param height in pixels, if the model leaves it open
 * @param width in pixels, if the model leaves it open
 * @param keepSoftmax whether a final softmax stays, so that explanations are of the probability
 */
public record ImportSettings(int height, int width, boolean keepSoftmax) {
    public static final ImportSettings DEFAULT = new ImportSettings(224, 224, false);
}
