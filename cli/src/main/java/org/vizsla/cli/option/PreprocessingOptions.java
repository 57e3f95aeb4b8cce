package org.vizsla.cli.option;

import java.util.List;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Fit;
import org.vizsla.models.picture.Preprocessing;
import picocli.CommandLine.Option;

/** How pictures are prepared for the network. */
public final class PreprocessingOptions {
    @Option(
            names = "--resize",
            paramLabel = "HOW",
            defaultValue = "stretch",
            description =
                    "stretch: the whole image, resized to the network's input (default); crop: its middle, keeping"
                            + " proportions.")
    private Fit resize = Fit.STRETCH;

    @Option(
            names = "--mean",
            split = ",",
            paramLabel = "R,G,B",
            description = "Mean, subtracted from values in 0 to 1. Default: ImageNet's, 0.485,0.456,0.406.")
    private List<Float> mean = Preprocessing.IMAGENET_MEAN;

    @Option(
            names = "--std",
            split = ",",
            paramLabel = "R,G,B",
            description = "Standard deviation, divides the result. Default: ImageNet's, 0.229,0.224,0.225.")
    private List<Float> deviation = Preprocessing.IMAGENET_STANDARD_DEVIATION;

    public Preprocessing of(Model model) {
        return UsageException.unlessRefused(
                () -> new Preprocessing(model.height(), model.width(), resize, mean, deviation));
    }
}
