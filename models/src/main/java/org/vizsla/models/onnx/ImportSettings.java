package org.vizsla.models.onnx;

import org.vizsla.models.answer.OutputChoice;
import org.vizsla.models.input.SizeChoice;

/**
 * Settings for the import of a model.
 *
 * @param size of images, if the model leaves it open
 * @param keepSoftmax whether a final softmax or sigmoid stays, so that explanations are of the probability
 * @param output which output is explained, and what its scores mean
 * @param namesBothSides whether a single score says yes or no, since both answers have names
 */
public record ImportSettings(SizeChoice size, boolean keepSoftmax, OutputChoice output, boolean namesBothSides) {
    public static final ImportSettings DEFAULT = new ImportSettings(SizeChoice.DEFAULT, false);

    /** For the output that the network suggests. */
    public ImportSettings(SizeChoice size, boolean keepSoftmax) {
        this(size, keepSoftmax, OutputChoice.DEFAULT, false);
    }

    /** The same, with a final softmax or sigmoid that stays. */
    public ImportSettings keepingSoftmax() {
        return new ImportSettings(size, true, output, namesBothSides);
    }
}
