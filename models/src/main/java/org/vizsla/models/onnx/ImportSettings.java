package org.vizsla.models.onnx;

import org.jspecify.annotations.Nullable;
import org.vizsla.models.input.SizeChoice;

/**
 * Settings for the import of a model.
 *
 * @param size of images, if the model leaves it open
 * @param keepSoftmax whether a final softmax or sigmoid stays, so that explanations are of the probability
 * @param output the output to explain; null for the first that can be scores
 * @param namesBothSides whether a single score says yes or no, since both answers have names
 */
public record ImportSettings(
        SizeChoice size, boolean keepSoftmax, @Nullable String output, boolean namesBothSides) {
    public static final ImportSettings DEFAULT = new ImportSettings(SizeChoice.DEFAULT, false);

    /** For a network with one output. */
    public ImportSettings(SizeChoice size, boolean keepSoftmax) {
        this(size, keepSoftmax, null, false);
    }

    /** The same, with a final softmax or sigmoid that stays. */
    public ImportSettings keepingSoftmax() {
        return new ImportSettings(size, true, output, namesBothSides);
    }
}
