package org.vizsla.models.onnx;

import org.vizsla.models.input.SizeChoice;

/**
 * Settings for the import of a model.
 *
 * @param size of images, if the model leaves it open
 * @param keepSoftmax whether a final softmax stays, so that explanations are of the probability
 */
public record ImportSettings(SizeChoice size, boolean keepSoftmax) {
    public static final ImportSettings DEFAULT = new ImportSettings(SizeChoice.DEFAULT, false);

    /** The same, with a final softmax that stays. */
    public ImportSettings keepingSoftmax() {
        return new ImportSettings(size, true);
    }
}
