package org.vizsla.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vizsla.cli.option.ImagesOptions;
import org.vizsla.cli.option.NetworkOptions;
import org.vizsla.cli.option.OutputOption;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.JobProgress;
import org.vizsla.cli.terminal.Progress;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.models.Model;
import org.vizsla.report.guide.GuideFolder;
import org.vizsla.report.job.ExplanationRequest;
import org.vizsla.report.job.Targets;
import org.vizsla.report.source.FileSources;
import org.vizsla.runtime.Cancellation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the user guide. */
@Command(
        name = "guide",
        description =
                "Writes the user guide: how to read maps, how to choose a method, a page for each method and each command.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  vizsla guide                         makes vizsla-guide/index.html",
            "  vizsla guide --photograph cat.png    each method's page shows this photograph",
            "  vizsla guide --photograph scan.png --model tumour.onnx",
            "",
            "Each method explains a drawn animal, whose outline is known, and a photograph. Needs no internet connection, unless",
            "you name a photograph and no network for it."
        })
public final class GuideCommand implements Runnable {
    private final Environment environment;

    @Option(
            names = "--photograph",
            paramLabel = "IMAGE",
            description = "An image that all methods explain. Default: one that was explained when Vizsla was made.")
    private @Nullable Path photograph;

    @Mixin
    private final NetworkOptions network;

    @Mixin
    private OutputOption output = new OutputOption("vizsla-guide");

    @Spec
    private @Nullable CommandSpec spec;

    public GuideCommand(Environment environment) {
        this.environment = environment;
        network = new NetworkOptions(environment);
    }

    @Override
    public void run() {
        GuideFolder guide = GuideFolder.in(output.folder());
        ExplainerSettings settings =
                ExplainerSettings.DEFAULT.withSession(network.session()).skippingNotApplicable();
        Optional<ExplanationRequest> asked =
                Optional.ofNullable(photograph).map(image -> request(guide, image, settings));
        long steps = guide.methods().size();
        try (Progress progress = Progress.of(environment, "Explaining", asked.isPresent() ? 2 * steps : steps)) {
            ExplanationRequest scene = guide.scene(settings);
            Path start = guide.write(
                    scene,
                    asked,
                    CommandPages.of(Objects.requireNonNull(spec).root()),
                    method -> "vizsla explain photo.jpg --method " + method,
                    Cancellation.NEVER,
                    new JobProgress(progress, scene.model().intake(), steps));
            progress.out(start.toString());
        }
    }

    private ExplanationRequest request(GuideFolder guide, Path image, ExplainerSettings settings) {
        FileSources found = ImagesOptions.sources(List.of(image), guide.out());
        Model model = network.load(found);
        return new ExplanationRequest(
                model, network.preprocessing(model), guide.methods(), found.sources(), Targets.IMPLIED, settings, 0);
    }
}
