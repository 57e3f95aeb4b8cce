package org.vizsla.cli.option;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.suggestion.Setting;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Fit;
import org.vizsla.models.picture.FitName;
import org.vizsla.models.picture.Interpolation;
import org.vizsla.models.picture.Normalization;
import org.vizsla.models.picture.NormalizationPreset;
import org.vizsla.models.picture.Preprocessing;
import picocli.CommandLine.Option;

/** How images are prepared for the network: what is not given is as its file tells, or as usual. */
public final class PreprocessingOptions {
    @Option(
            names = "--resize",
            paramLabel = "HOW",
            converter = ResizeText.class,
            description =
                    "stretch: the whole image, resized to the network's input; crop: its middle, keeping proportions;"
                            + " a number: the shorter side gets so many pixels, keeping proportions, and the network"
                            + " sees the centre; HEIGHT,WIDTH: the image is stretched to that, and the network sees the"
                            + " centre. Default: what the network's weights, its file or the configuration beside it"
                            + " tells, or else stretch. Example: --resize 256 --interpolation bicubic --preprocessing"
                            + " imagenet.")
    private @Nullable FitName resize;

    @Option(
            names = "--interpolation",
            paramLabel = "FILTER",
            description =
                    "The filter that resizes images, as Pillow does it: nearest, box, bilinear, hamming, bicubic or"
                            + " lanczos. Default: what is told, as for --resize, or else bilinear.")
    private @Nullable Interpolation interpolation;

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
        return UsageException.unlessRefused(
                () -> new Preprocessing(model.height(), model.width(), fit(model, known), normalization(model, known)));
    }

    private Fit fit(Model model, Preprocessing known) {
        Fit fit = resize == null ? known.fit() : chosen(resize, model);
        return interpolation == null ? fit : fit.with(interpolation);
    }

    private static Fit chosen(FitName resize, Model model) {
        try {
            return resize.of(model.height(), model.width());
        } catch (VizslaException e) {
            throw new UsageException(
                    e.getMessage() + "; give a larger --resize, or a smaller --size where the network takes any");
        }
    }

    /** What the user tells, of which nothing needs to be assumed. */
    public Set<Setting> given() {
        Set<Setting> given = EnumSet.noneOf(Setting.class);
        if (preset != null || !mean.isEmpty() || !deviation.isEmpty()) {
            given.add(Setting.PREPROCESSING);
        }
        if (resize != null || interpolation != null) {
            given.add(Setting.RESIZE);
        }
        return given;
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
