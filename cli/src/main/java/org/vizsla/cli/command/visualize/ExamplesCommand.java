package org.vizsla.cli.command.visualize;

import java.nio.file.Path;
import java.util.List;
import org.vizsla.cli.option.FeatureText;
import org.vizsla.cli.option.ImagesOptions;
import org.vizsla.cli.option.NetworkOptions;
import org.vizsla.cli.option.TargetOption;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.JobProgress;
import org.vizsla.cli.terminal.Progress;
import org.vizsla.cli.terminal.Remedies;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.optimize.example.Ranking;
import org.vizsla.optimize.visualize.VisualizationRequest;
import org.vizsla.optimize.visualize.objective.ChannelObjective;
import org.vizsla.render.gallery.GalleryFiles;
import org.vizsla.report.example.ExamplesFolder;
import org.vizsla.report.example.ExamplesJob;
import org.vizsla.report.example.ExamplesRequest;
import org.vizsla.report.example.FoundExamples;
import org.vizsla.report.job.Targets;
import org.vizsla.report.source.FileSources;
import org.vizsla.runtime.Cancellation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Images that excite channels. */
@Command(
        name = "examples",
        description =
                "The images of a folder that excite a channel most, cut to what it sees of them, beside those that excite it"
                        + " least; or those in which it counts most for a class (Achtibat and others, 2023).",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  vizsla visualize examples photos/ --channel features.10:74,80",
            "  vizsla visualize examples photos/ --channel features.8:3 --model menagerie",
            "  vizsla visualize examples photos/ --channel features.8:3 --model menagerie --by relevance",
            "",
            "Ctrl-C ends the search, and keeps the best so far."
        })
final class ExamplesCommand implements Runnable {
    private static final int MOST = 1000;

    @Parameters(arity = "1..*", paramLabel = "IMAGE", description = "Images, or folders of images.")
    private List<Path> images = List.of();

    @Option(
            names = "--channel",
            required = true,
            paramLabel = "WHAT",
            description =
                    "Channels, such as features.10:74 or features.10:74,80; repeatable. Without LAYER: those of the"
                            + " last feature map.")
    private List<String> channels = List.of();

    @Option(
            names = "--by",
            paramLabel = "activation|relevance",
            defaultValue = "activation",
            description =
                    "Rank images by the channel's largest value, or by its share of the relevance of --target (RelMax);"
                            + " then with the relevance through this channel alone. Default: ${DEFAULT-VALUE}.")
    private Ranking ranking = Ranking.ACTIVATION;

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "How many examples of the most, and of the least. Default: ${DEFAULT-VALUE}.")
    private int count = 8;

    @Mixin
    private final NetworkOptions network;

    @Mixin
    private TargetOption target = new TargetOption();

    @Mixin
    private Result result = new Result();

    private final Environment environment;

    ExamplesCommand(Environment environment) {
        this.environment = environment;
        this.network = new NetworkOptions(environment);
    }

    @Override
    public void run() {
        if (count < 1 || count > MOST) {
            throw new UsageException("--count must be 1 to " + MOST + ", not " + count);
        }
        FileSources found = ImagesOptions.sources(images, result.folder());
        Model model = network.load(found);
        FeatureText text = new FeatureText(model);
        List<ChannelObjective> named = channels.stream()
                .flatMap(each -> text.read("channel", each).stream())
                .map(ChannelObjective.class::cast)
                .toList();
        ExamplesRequest request = new ExamplesRequest(
                model,
                network.preprocessing(model),
                network.session(),
                found.sources(),
                Targets.onePerImage(target.named(model)),
                named,
                ranking,
                count,
                VisualizationRequest.MEMORY);
        int[] failed = {0};
        result.write(
                "examples",
                GalleryFiles.PAGE,
                out -> {
                    FoundExamples examples = TargetOption.fitting(() -> searched(request));
                    failed[0] = examples.failed();
                    return new ExamplesFolder(out, Remedies::words).write(request, examples);
                },
                out -> "examples are from the images looked at so far");
        if (failed[0] > 0) {
            throw new VizslaException(
                    failed[0] + " of " + request.sources().size() + " images could not be read; see above");
        }
    }

    private FoundExamples searched(ExamplesRequest request) {
        Cancellation cancellation = new Cancellation();
        try (Progress progress =
                Progress.of(environment, "Searching", request.sources().size())) {
            Interrupts.cancel(cancellation);
            return new ExamplesJob(request)
                    .run(cancellation, new JobProgress(progress, request.model().intake(), 1));
        }
    }
}
