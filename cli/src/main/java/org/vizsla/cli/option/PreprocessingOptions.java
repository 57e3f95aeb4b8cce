package org.vizsla.cli.option;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Fit;
import org.vizsla.models.picture.Normalization;
import org.vizsla.models.picture.NormalizationPreset;
import org.vizsla.models.picture.Preprocessing;
import picocli.CommandLine.Option;

/** How images are prepared for the network: what is not given is as its file tells, or as usual. */
public final class PreprocessingOptions {
    @Option(
            names = "--resize",
            paramLabel = "HOW",
            description =
                    "stretch: the whole image, resized to the network's input (default); crop: its middle, keeping"
                            + " proportions.")
    private @Nullable Fit resize;

    @Option(
            names = "--preprocessing",
            paramLabel = "NAME",
            description =
                    "imagenet: ImageNet's mean and standard deviation; unit: 0 to 1; tf: -1 to 1; caffe: BGR, 0 to 255,"
                            + " minus ImageNet's means; raw: 0 to 255. Default: what the network's file, its metadata or"
                            + " the configuration beside it tells, or else imagenet, and unit for networks of one channel.")
    private @Nullable NormalizationPreset preset;

    @Option(
            names = "--mean",
            split = ",",
            paramLabel = "R,G,B",
            description = "Mean of each channel, or one for all, subtracted from values in 0 to 1.")
    private List<Float> mean = List.of();

    @Option(
            names = "--std",
            split = ",",
            paramLabel = "R,G,B",
            description = "Standard deviation of each channel, or one for all, divides the result.")
    private List<Float> deviation = List.of();

    /** What the options make of a network's preprocessing. */
    public Preprocessing of(Model model) {
        Preprocessing known = model.preprocessing();
        return UsageException.unlessRefused(() -> new Preprocessing(
                model.height(), model.width(), resize == null ? known.fit() : resize, normalization(model, known)));
    }

    /** Whether the user tells how images are normalized. */
    public boolean areGiven() {
        return preset != null || !mean.isEmpty() || !deviation.isEmpty();
    }

    private Normalization normalization(Model model, Preprocessing known) {
        int channels = model.channels();
        if (preset != null) {
            if (!mean.isEmpty() || !deviation.isEmpty()) {
                throw new UsageException("give --preprocessing " + preset.name().toLowerCase(Locale.ROOT)
                        + ", or --mean and --std, not both");
            }
            return preset.normalization().of(channels);
        }
        if (mean.isEmpty() && deviation.isEmpty()) {
            return known.normalization();
        }
        Normalization usual = channels == 3
                ? NormalizationPreset.IMAGENET.normalization()
                : NormalizationPreset.UNIT.normalization().of(channels);
        return new Normalization(
                each(mean, channels, usual.mean()), each(deviation, channels, usual.standardDeviation()));
    }

    private static List<Float> each(List<Float> given, int channels, List<Float> usual) {
        return given.isEmpty()
                ? usual
                : new Normalization(given, java.util.Collections.nCopies(given.size(), 1f))
                        .of(channels)
                        .mean();
    }
}
