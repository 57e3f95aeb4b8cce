package org.vizsla.cli.command.visualize;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vizsla.cli.option.AnimationOption;
import org.vizsla.cli.option.FeatureText;
import org.vizsla.cli.option.ResumeOption;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.explain.network.Layer;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.Tensor;
import org.vizsla.optimize.visualize.Preset;
import org.vizsla.optimize.visualize.VisualizationRequest;
import org.vizsla.optimize.visualize.VisualizationSettings;
import org.vizsla.optimize.visualize.objective.FeatureObjective;
import org.vizsla.optimize.visualize.objective.NearnessObjective;
import org.vizsla.optimize.visualize.objective.ObjectiveValue;
import org.vizsla.optimize.visualize.objective.WeightedSum;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An image that is moved towards a feature, and stays itself. */
@Command(
        name = "accentuate",
        description =
                "An image that is moved towards a part of the network, and stays near its own representation: what the part"
                        + " looks for in this image (Hamblin and others, 2024).",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  vizsla visualize accentuate dog.png --toward \"class vizsla\"",
            "  vizsla visualize accentuate dog.png --toward \"channel features.10:74\" --near 10 --frames 24",
            "",
            "Ctrl-C ends the work, and keeps the last step; with --resume the same call goes on."
        })
final class AccentuateCommand implements Runnable {
    private static final int STAGES = 4;

    @Parameters(paramLabel = "IMAGE", description = "A picture, or an array (.npy).")
    private Path image = Path.of("");

    @Option(
            names = "--toward",
            required = true,
            paramLabel = "KIND WHAT",
            description = "The part, such as \"class pug\" or \"channel features.10:74\"; repeatable, a picture each.")
    private List<String> toward = List.of();

    @Option(
            names = "--near",
            paramLabel = "WEIGHT",
            description =
                    "How much staying near counts: a change as large as the representation costs WEIGHT times what the part"
                            + " has for the image; 0: the part alone. Default: ${DEFAULT-VALUE}.")
    private double near = 10;

    @Option(
            names = "--layer",
            paramLabel = "NAME",
            description = "Where the image stays near itself. Default: a feature map at a third of the way.")
    private String layer = "auto";

    @Mixin
    private AnimationOption animation = new AnimationOption();

    @Mixin
    private ResumeOption resume = new ResumeOption();

    @Mixin
    private final Optimization optimization;

    AccentuateCommand(Environment environment) {
        optimization = new Optimization(environment);
    }

    @Override
    public void run() {
        VisualizationSettings settings = optimization.options().settings(Preset.ACCENTUATION);
        StartImage start = StartImage.of(image, optimization);
        Layers layers = new Layers(start.model());
        LayerChoice choice = LayerChoice.parse(layer);
        String held =
                choice.names().isEmpty() ? early(layers) : layers.one(choice).name();
        FeatureText text = new FeatureText(start.model());
        List<FeatureObjective> objectives = toward.stream()
                .flatMap(each -> text.read(each).stream())
                .map(feature -> held(feature, held, layers, start))
                .toList();
        Tensor colours = start.colours(optimization);
        optimization.write(
                "accentuate-" + start.name(),
                VisualizationRequest.of(start.model(), objectives)
                        .withSettings(settings)
                        .startingAt(colours),
                Optional.of(colours),
                resume,
                animation);
    }

    private static String early(Layers layers) {
        List<Layer> stages = layers.stages(STAGES);
        return stages.get(Math.min(1, stages.size() - 1)).name();
    }

    private FeatureObjective held(FeatureObjective feature, String layer, Layers layers, StartImage start) {
        if (near == 0) {
            return feature;
        }
        double value = Math.abs(ObjectiveValue.of(
                layers, feature, start.image(), optimization.network().session()));
        double weight = near * (value > 0 ? value : 1);
        return new WeightedSum(
                List.of(new WeightedSum.Term(1, feature), new WeightedSum.Term(weight, new NearnessObjective(layer))));
    }
}
