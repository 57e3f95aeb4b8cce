package org.vizsla.cli.command.visualize;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vizsla.cli.option.ImagesOptions;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.Remedies;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.explain.network.Layer;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.explain.network.Layers;
import org.vizsla.models.Model;
import org.vizsla.optimize.visualize.Preset;
import org.vizsla.optimize.visualize.VisualizationParameters;
import org.vizsla.optimize.visualize.VisualizationSettings;
import org.vizsla.render.gallery.GalleryFiles;
import org.vizsla.report.atlas.AtlasFolder;
import org.vizsla.report.atlas.AtlasRequest;
import org.vizsla.report.source.FileSources;
import org.vizsla.runtime.Cancellation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One page about all of a network. */
@Command(
        name = "atlas",
        description =
                "One page about all of a network: its first filters, and of several layers the most telling channels, each"
                        + " with an optimized picture, the images that excite it most, and the classes that it feeds.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  vizsla visualize atlas --pictures photos/ --out atlas",
            "  vizsla visualize atlas menagerie --pictures photos/ --channels 2 --set steps=8 --out small",
            "",
            "It takes long. Ctrl-C ends the work; the same call with the same --out goes on."
        })
final class AtlasCommand implements Runnable {
    private static final int MOST = 100_000;

    /** Fewer steps than for a single picture, since there are many. */
    private static final VisualizationSettings USUAL =
            VisualizationParameters.with(Preset.LUCID.settings(), Map.of("steps", "128"));

    @Parameters(paramLabel = "MODEL", arity = "0..1", description = "The network, as for --model.")
    private String positional = "";

    @Option(names = "--pictures", required = true, paramLabel = "DIR", description = "A folder of images; repeatable.")
    private List<Path> pictures = List.of();

    @Option(names = "--layer", paramLabel = "NAME,...", description = "The layers. Default: --layers of them.")
    private @Nullable String layer;

    @Option(
            names = "--layers",
            paramLabel = "N",
            description =
                    "How many layers, evenly spread from the first feature map to the last. Default: ${DEFAULT-VALUE}.")
    private int layers = 5;

    @Option(
            names = "--channels",
            paramLabel = "N",
            description =
                    "How many channels of each layer: those that contribute most to scores, gradient times value, on"
                            + " average. Default: ${DEFAULT-VALUE}.")
    private int channels = 8;

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "How many examples of each channel. Default: ${DEFAULT-VALUE}.")
    private int count = 4;

    @Mixin
    private final Optimization optimization;

    private final Environment environment;

    AtlasCommand(Environment environment) {
        this.environment = environment;
        optimization = new Optimization(environment);
    }

    @Override
    public void run() {
        checked("--layers", layers);
        checked("--channels", channels);
        checked("--count", count);
        VisualizationSettings settings = optimization.options().settings(USUAL);
        if (optimization.options().frames() > 0) {
            throw new UsageException("an atlas keeps no pictures on the way; leave out --frames");
        }
        FileSources found =
                ImagesOptions.sources(pictures, optimization.result().folder());
        Model model = optimization.network().load(positional, found);
        AtlasRequest request = new AtlasRequest(
                model,
                optimization.network().preprocessing(model),
                optimization.network().session(),
                found.sources(),
                chosen(new Layers(model)),
                channels,
                count,
                settings,
                optimization.options().spectrum(),
                optimization.options().seed());
        optimization
                .result()
                .write(
                        "atlas",
                        GalleryFiles.PAGE,
                        out -> drawn(request, out),
                        out -> "the same call with --out " + out + " goes on");
    }

    private Map<String, Object> drawn(AtlasRequest request, Path out) {
        Cancellation cancellation = new Cancellation();
        try (AtlasProgress progress = new AtlasProgress(environment, request)) {
            Interrupts.cancel(cancellation);
            return new AtlasFolder(out, Remedies::words).write(request, progress, cancellation);
        }
    }

    private List<String> chosen(Layers network) {
        List<Layer> all = layer == null ? network.stages(layers) : network.of(LayerChoice.parse(layer));
        return all.stream().map(Layer::name).distinct().toList();
    }

    private static void checked(String option, int value) {
        if (value < 1 || value > MOST) {
            throw new UsageException(option + " must be 1 to " + MOST + ", not " + value);
        }
    }
}
