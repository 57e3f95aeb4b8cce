package org.vizsla.cli.command.visualize;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vizsla.cli.option.AnimationOption;
import org.vizsla.cli.option.ResumeOption;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.explain.network.Layer;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.explain.network.Layers;
import org.vizsla.optimize.visualize.Preset;
import org.vizsla.optimize.visualize.VisualizationRequest;
import org.vizsla.optimize.visualize.VisualizationSettings;
import org.vizsla.optimize.visualize.objective.FeatureObjective;
import org.vizsla.optimize.visualize.objective.InversionObjective;
import org.vizsla.optimize.visualize.objective.Representation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Pictures that layers take for an image. */
@Command(
        name = "invert",
        description =
                "Pictures, optimized from noise, that layers take for an image: what they show is what a layer keeps of it"
                        + " (Mahendran and Vedaldi, 2015).",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  vizsla visualize invert dog.png                                layers from the first to the last feature map",
            "  vizsla visualize invert dog.png --layer features.3,features.10",
            "",
            "Ctrl-C ends the work, and keeps the best so far; with --resume the same call goes on."
        })
final class InvertCommand implements Runnable {
    private static final int LAYERS = 6;

    @Parameters(paramLabel = "IMAGE", description = "A picture, or an array (.npy).")
    private Path image = Path.of("");

    @Option(
            names = "--layer",
            paramLabel = "NAME,...",
            description = "The layers. Default: six feature maps, from the first to the last.")
    private String layer = "auto";

    @Mixin
    private AnimationOption animation = new AnimationOption();

    @Mixin
    private ResumeOption resume = new ResumeOption();

    @Mixin
    private final Optimization optimization;

    InvertCommand(Environment environment) {
        optimization = new Optimization(environment);
    }

    @Override
    public void run() {
        VisualizationSettings settings = optimization.options().settings(Preset.INVERSION);
        StartImage start = StartImage.of(image, optimization);
        Layers layers = new Layers(start.model());
        LayerChoice choice = LayerChoice.parse(layer);
        List<Layer> chosen = choice.names().isEmpty() ? layers.stages(LAYERS) : layers.of(choice);
        List<FeatureObjective> objectives = chosen.stream()
                .<FeatureObjective>map(each -> new InversionObjective(Representation.of(
                        layers,
                        each.name(),
                        start.image(),
                        optimization.network().session())))
                .toList();
        optimization.write(
                "invert-" + start.name(),
                VisualizationRequest.of(start.model(), objectives).withSettings(settings),
                Optional.of(start.colours(optimization)),
                resume,
                animation);
    }
}
