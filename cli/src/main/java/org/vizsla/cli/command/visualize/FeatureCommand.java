package org.vizsla.cli.command.visualize;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vizsla.cli.option.AnimationOption;
import org.vizsla.cli.option.FeatureText;
import org.vizsla.cli.option.ResumeOption;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.models.Model;
import org.vizsla.optimize.visualize.Preset;
import org.vizsla.optimize.visualize.VisualizationRequest;
import org.vizsla.optimize.visualize.VisualizationSettings;
import org.vizsla.optimize.visualize.objective.FeatureObjective;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Optimizes pictures, from noise, that excite a part of a network as much as possible. */
abstract class FeatureCommand implements Runnable {
    private final String kind;

    @Parameters(
            arity = "1..*",
            paramLabel = "WHAT",
            description = "What to visualize; see the examples. Without LAYER: the last feature map.")
    private List<String> what = List.of();

    @Option(
            names = "--count",
            paramLabel = "N",
            description =
                    "Pictures of each part; --set diversity=WEIGHT makes them differ more. Default: ${DEFAULT-VALUE}.")
    private int count = 1;

    @Option(
            names = "--add",
            paramLabel = "WEIGHT*KIND WHAT",
            description = "Also excite this part; with a negative weight, avoid it; repeatable.")
    private List<String> added = List.of();

    @Mixin
    private AnimationOption animation = new AnimationOption();

    @Mixin
    private ResumeOption resume = new ResumeOption();

    @Mixin
    private final Optimization optimization;

    FeatureCommand(String kind, Environment environment) {
        this.kind = kind;
        this.optimization = new Optimization(environment);
    }

    @Override
    public void run() {
        VisualizationSettings settings = optimization.options().settings(Preset.LUCID);
        if (count < 1 || count > 64) {
            throw new UsageException("--count must be 1 to 64, not " + count);
        }
        Model model = optimization.load();
        FeatureText text = new FeatureText(model);
        List<FeatureObjective> objectives = new ArrayList<>();
        for (String each : what) {
            text.read(kind, each)
                    .forEach(objective -> objectives.addAll(Collections.nCopies(count, text.with(objective, added))));
        }
        optimization.write(
                kind,
                VisualizationRequest.of(model, objectives).withSettings(settings),
                Optional.empty(),
                resume,
                animation);
    }

    List<String> what() {
        return what;
    }

    Optimization optimization() {
        return optimization;
    }

    /** {@code visualize channel}. */
    @Command(
            name = "channel",
            description = "Pictures, optimized from noise, that excite channels of a layer at all places.",
            mixinStandardHelpOptions = true,
            abbreviateSynopsis = true,
            footerHeading = "%nExamples:%n",
            footer = {
                "  vizsla visualize channel features.10:74,80",
                "  vizsla visualize channel features.10:74 --count 4 --set diversity=100",
                "",
                "Ctrl-C ends the work, and keeps the best so far; with --resume the same call goes on."
            })
    static final class OfChannel extends FeatureCommand {
        OfChannel(Environment environment) {
            super("channel", environment);
        }
    }

    /** {@code visualize neuron}. */
    @Command(
            name = "neuron",
            description = "Pictures, optimized from noise, that excite a channel of a layer at one place.",
            mixinStandardHelpOptions = true,
            abbreviateSynopsis = true,
            footerHeading = "%nExamples:%n",
            footer = {
                "  vizsla visualize neuron features.10:74        the neuron in the middle",
                "  vizsla visualize neuron features.10:74,3,5    the one at row 3, column 5, from 0",
                "",
                "Ctrl-C ends the work, and keeps the best so far; with --resume the same call goes on."
            })
    static final class OfNeuron extends FeatureCommand {
        OfNeuron(Environment environment) {
            super("neuron", environment);
        }
    }

    /** {@code visualize layer}. */
    @Command(
            name = "layer",
            description =
                    "Pictures, optimized from noise, that excite all of a layer; or with --image, what in an image excites"
                            + " its filters, by guided backpropagation (Springenberg and others, 2014).",
            mixinStandardHelpOptions = true,
            abbreviateSynopsis = true,
            footerHeading = "%nExamples:%n",
            footer = {
                "  vizsla visualize layer features.7    whatever the layer sees, and more of it",
                "  vizsla visualize layer features.7:74,80 --image dog.png    what in it excites two filters",
                "  vizsla visualize layer features.8 --image dog.png --model menagerie    those that it excites most",
                "",
                "Ctrl-C ends the work, and keeps the best so far; with --resume the same call goes on."
            })
    static final class OfLayer extends FeatureCommand {
        @Option(
                names = "--image",
                paramLabel = "IMAGE",
                description =
                        "Optimize nothing: show what in this picture or array (.npy) excites filters of the layer, where each is"
                                + " strongest. WHAT is LAYER:FILTER,..., or LAYER for the five with the largest value.")
        private Optional<Path> image = Optional.empty();

        @Spec
        private @Nullable CommandSpec spec;

        OfLayer(Environment environment) {
            super("layer", environment);
        }

        @Override
        public void run() {
            if (image.isEmpty()) {
                super.run();
                return;
            }
            FiltersInImage.checkOptions(Objects.requireNonNull(spec));
            FiltersInImage.show(image.get(), what(), optimization());
        }
    }

    /** {@code visualize class}. */
    @Command(
            name = "class",
            description = "Pictures, optimized from noise, that excite a class.",
            mixinStandardHelpOptions = true,
            abbreviateSynopsis = true,
            footerHeading = "%nExamples:%n",
            footer = {
                "  vizsla visualize class flamingo pug --preset maco",
                "  vizsla visualize class flamingo --preset regularized --frames 32    with an animation",
                "",
                "Ctrl-C ends the work, and keeps the best so far; with --resume the same call goes on."
            })
    static final class OfClass extends FeatureCommand {
        OfClass(Environment environment) {
            super("class", environment);
        }
    }

    /** {@code visualize direction}. */
    @Command(
            name = "direction",
            description = "Pictures, optimized from noise, that excite several channels of a layer together.",
            mixinStandardHelpOptions = true,
            abbreviateSynopsis = true,
            footerHeading = "%nExamples:%n",
            footer = {
                "  vizsla visualize direction features.10:74,-0.5*80    weights of channels; or LAYER:FILE.npy",
                "",
                "Ctrl-C ends the work, and keeps the best so far; with --resume the same call goes on."
            })
    static final class OfDirection extends FeatureCommand {
        OfDirection(Environment environment) {
            super("direction", environment);
        }
    }
}
