package org.vizsla.cli.command.visualize;

import java.nio.file.Path;
import java.util.List;
import org.vizsla.cli.option.ImagesOptions;
import org.vizsla.cli.option.NetworkOptions;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.models.Model;
import org.vizsla.report.source.FileSources;
import org.vizsla.report.visualization.FirstLook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a layer makes of an image. */
@Command(
        name = "activations",
        description = "Every channel of a layer for an image, strongest first: where each fires.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  vizsla visualize activations dog.png --layer features.7",
            "",
            "What in the image made channel 74 of it fire, at its strongest place:",
            "  vizsla visualize layer features.7:74 --image dog.png"
        })
final class ActivationsCommand implements Runnable {
    @Parameters(paramLabel = "IMAGE", description = "A picture, or an array (.npy).")
    private Path image = Path.of("");

    @Option(names = "--layer", paramLabel = "NAME", description = "The layer. Default: the last feature map.")
    private String layer = "auto";

    @Mixin
    private final NetworkOptions network;

    @Mixin
    private Result result = new Result();

    ActivationsCommand(Environment environment) {
        network = new NetworkOptions(environment);
    }

    @Override
    public void run() {
        FileSources found = ImagesOptions.sources(List.of(image), result.folder());
        if (found.sources().size() != 1) {
            throw new UsageException(
                    "activations takes one image, and not " + found.sources().size());
        }
        Model model = Optimization.told(network.load(found));
        result.write(
                "activations",
                FirstLook.ACTIVATIONS,
                out -> FirstLook.activations(
                        model,
                        network.preprocessing(model),
                        found.sources().get(0),
                        LayerChoice.parse(layer),
                        network.session(),
                        out));
    }
}
