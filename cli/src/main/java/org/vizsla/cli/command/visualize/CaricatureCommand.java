package org.vizsla.cli.command.visualize;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vizsla.cli.option.AnimationOption;
import org.vizsla.cli.option.ResumeOption;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.explain.network.Layers;
import org.vizsla.optimize.visualize.Preset;
import org.vizsla.optimize.visualize.VisualizationRequest;
import org.vizsla.optimize.visualize.VisualizationSettings;
import org.vizsla.optimize.visualize.objective.CaricatureObjective;
import org.vizsla.optimize.visualize.objective.FeatureObjective;
import org.vizsla.optimize.visualize.objective.Representation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Pictures with more of what a layer finds in an image. */
@Command(
        name = "caricature",
        description = "Pictures, optimized from noise, with more of what a layer finds in an image: the product of both"
                + " representations, times a power of the cosine between them (Lucid).",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  vizsla visualize caricature dog.png --layer features.7",
            "",
            "Ctrl-C ends the work, and keeps the best so far; with --resume the same call goes on."
        })
final class CaricatureCommand implements Runnable {
    @Parameters(paramLabel = "IMAGE", description = "A picture, or an array (.npy).")
    private Path image = Path.of("");

    @Option(names = "--layer", paramLabel = "NAME,...", description = "The layers. Default: the last feature map.")
    private String layer = "auto";

    @Option(
            names = "--cosine-power",
            paramLabel = "P",
            description = "0 only exaggerates; more keeps nearer to the image. Default: ${DEFAULT-VALUE}.")
    private double cosinePower = 2;

    @Mixin
    private AnimationOption animation = new AnimationOption();

    @Mixin
    private ResumeOption resume = new ResumeOption();

    @Mixin
    private final Optimization optimization;

    CaricatureCommand(Environment environment) {
        optimization = new Optimization(environment);
    }

    @Override
    public void run() {
        VisualizationSettings settings = optimization.options().settings(Preset.LUCID);
        StartImage start = StartImage.of(image, optimization);
        Layers layers = new Layers(start.model());
        List<FeatureObjective> objectives = layers.of(LayerChoice.parse(layer)).stream()
                .<FeatureObjective>map(each -> new CaricatureObjective(
                        Representation.of(
                                layers,
                                each.name(),
                                start.image(),
                                optimization.network().session()),
                        cosinePower))
                .toList();
        optimization.write(
                "caricature-" + start.name(),
                VisualizationRequest.of(start.model(), objectives).withSettings(settings),
                Optional.of(start.colours(optimization)),
                resume,
                animation);
    }
}
