package org.vizsla.cli.option;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.picture.PictureReader;
import org.vizsla.optimize.visualize.Preset;
import org.vizsla.optimize.visualize.VisualizationParameters;
import org.vizsla.optimize.visualize.VisualizationRequest;
import org.vizsla.optimize.visualize.VisualizationSettings;
import org.vizsla.optimize.visualize.parameterization.Spectrum;
import org.vizsla.optimize.visualize.parameterization.SpectrumOfPictures;
import org.vizsla.report.source.FileSource;
import org.vizsla.report.source.FileSources;
import picocli.CommandLine.Option;

/** How pictures are optimized. */
public final class VisualizationOptions {
    private static final long MOST_SPECTRUM_BYTES = 1 << 20;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description =
                    "lucid: Fourier coefficients and motion (Olah and others, 2017); maco: phases under the spectrum of"
                            + " natural images, in crops (Fel and others, 2023); plain: pixels (Simonyan and others, 2013);"
                            + " regularized: pixels that decay and are blurred (Yosinski and others, 2015); or inversion or"
                            + " accentuation, which invert and accentuate take by default; the others take lucid.")
    private @Nullable Preset preset;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Sets a value of the preset; repeatable. 'vizsla visualize values' lists them.")
    private Map<String, String> values = new LinkedHashMap<>();

    @Option(
            names = "--frames",
            paramLabel = "N",
            description = "Keeps so many pictures on the way, as an animation, 0 to 200. Default: ${DEFAULT-VALUE}.")
    private int frames;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Each seed gives other pictures, always the same ones. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--spectrum",
            paramLabel = "DIR|FILE",
            description = "For phases: a folder of images whose spectrum pictures get, or a file that 'vizsla visualize"
                    + " spectrum DIR' wrote. Default: that of the three pictures in docs/pictures.")
    private @Nullable Path spectrum;

    /**
     * The preset with the values that were set.
     *
     * @param usual the preset if none is named
     */
    public VisualizationSettings settings(Preset usual) {
        return settings(usual.settings());
    }

    /**
     * The same.
     *
     * @param usual what is changed if no preset is named
     */
    public VisualizationSettings settings(VisualizationSettings usual) {
        frames();
        VisualizationSettings named = preset == null ? usual : preset.settings();
        return UsageException.unlessRefused(() -> VisualizationParameters.with(named, values));
    }

    /** How many pictures on the way are kept. */
    public int frames() {
        if (frames < 0 || frames > VisualizationRequest.MOST_FRAMES) {
            throw new UsageException("--frames must be 0 to " + VisualizationRequest.MOST_FRAMES + ", not " + frames);
        }
        return frames;
    }

    public long seed() {
        return seed;
    }

    /** The spectrum for phases. */
    public Spectrum spectrum() {
        Path given = spectrum;
        if (given == null) {
            return Spectrum.natural();
        }
        if (Files.isDirectory(given)) {
            return measured(given);
        }
        try {
            if (Files.size(given) > MOST_SPECTRUM_BYTES) {
                throw new UsageException(given + " is no spectrum: it is too large");
            }
            return Spectrum.parse(given.toString(), Files.readString(given, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new VizslaException(given + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The spectrum of the images in a folder. */
    public static Spectrum measured(Path folder) {
        return SpectrumOfPictures.of(FileSources.in(List.of(folder), Path.of("")).files().stream()
                .filter(file -> !FileSource.isArray(file))
                .map(PictureReader::read)
                .toList());
    }
}
