package org.vizsla.cli.command.visualize;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vizsla.cli.terminal.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows what parts of a network look for. */
@Command(
        name = "visualize",
        description =
                "Shows what the parts of a network look for: optimizes pictures, from noise or from an image, that excite them"
                        + " as much as possible; or finds images that do, or shows the first filters, what a layer makes of an image,"
                        + " or what in the image excites its filters.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        synopsisSubcommandLabel = "KIND",
        subcommands = {
            FeatureCommand.OfChannel.class,
            FeatureCommand.OfNeuron.class,
            FeatureCommand.OfLayer.class,
            FeatureCommand.OfClass.class,
            FeatureCommand.OfDirection.class,
            InvertCommand.class,
            CaricatureCommand.class,
            AccentuateCommand.class,
            DreamCommand.class,
            ExamplesCommand.class,
            AtlasCommand.class,
            FiltersCommand.class,
            ActivationsCommand.class,
            ValuesCommand.class,
            SpectrumCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  vizsla visualize channel features.10:74,80            two channels of a layer",
            "  vizsla visualize class flamingo pug --preset maco     two classes",
            "  vizsla visualize invert dog.png                       what each layer keeps of an image",
            "  vizsla visualize caricature dog.png                   more of what a layer finds in an image",
            "  vizsla visualize accentuate dog.png --toward \"class vizsla\"",
            "  vizsla visualize dream dog.png                      deep dream",
            "  vizsla visualize examples photos/ --channel features.10:74    images that excite it",
            "  vizsla visualize atlas --pictures photos/ --out atlas         one page about all of a network",
            "  vizsla visualize filters net.onnx                     the first layer's weights, as tiles",
            "  vizsla visualize activations dog.png --layer features.7    every channel, strongest first",
            "  vizsla visualize layer features.7:74 --image dog.png       what in it made channel 74 fire",
            "",
            "'vizsla visualize KIND --help' tells more of each."
        })
public final class VisualizeCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new UsageException("visualize takes a kind: "
                + String.join(", ", Objects.requireNonNull(spec).subcommands().keySet()));
    }
}
