package org.vizsla.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vizsla.cli.option.EvolutionOptions;
import org.vizsla.cli.option.ImagesOptions;
import org.vizsla.cli.option.RunOption;
import org.vizsla.cli.option.ScaleOption;
import org.vizsla.cli.option.TargetOption;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.JobProgress;
import org.vizsla.cli.terminal.Progress;
import org.vizsla.cli.terminal.Remedies;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.optimize.EvolutionSettings;
import org.vizsla.report.gallery.GalleryFolder;
import org.vizsla.report.job.GalleryJob;
import org.vizsla.report.job.GalleryRequest;
import org.vizsla.report.job.JobSummary;
import org.vizsla.report.job.Targets;
import org.vizsla.report.json.Json;
import org.vizsla.runtime.Cancellation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a page about many images. */
@Command(
        name = "gallery",
        description =
                "Makes a page about images: for each, its class, what the network saw, Grad-CAM, the gradient in colour"
                        + " and as saliency, and how the gradient evolves when the classifier is trained further.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  vizsla gallery photos/ --out gallery             all images in a folder",
            "  vizsla gallery viz/                              viz/3/cat.png is explained as class 3",
            "  vizsla gallery cat.png dog.png --target tabby,vizsla",
            "  vizsla gallery photos/ --model net.onnx --no-evolution",
            "  vizsla gallery photos/cat.png                    an image drawn by 'vizsla menagerie', beside the truth",
            "",
            "explain makes maps by the methods that you choose; gallery makes a page of the gradient and its evolution, for"
                    + " many images.",
            "",
            "Open the folder's index.html in a browser."
        })
public final class GalleryCommand implements Runnable {
    private final Environment environment;

    @Mixin
    private final ImagesOptions images;

    @Mixin
    private EvolutionOptions evolutionOptions = new EvolutionOptions();

    @Mixin
    private ScaleOption scale = new ScaleOption();

    @Option(names = "--no-evolution", description = "Skip the evolution, which takes most of the time.")
    private boolean withoutEvolution;

    public GalleryCommand(Environment environment) {
        this.environment = environment;
        images = new ImagesOptions(environment, false);
    }

    @Override
    public void run() {
        EvolutionSettings evolving = UsageException.unlessRefused(evolutionOptions::settings);
        if (images.explainsProbability() && !withoutEvolution) {
            throw new UsageException("training starts from class scores; omit --probability, or add --no-evolution");
        }
        ImagesOptions.Asked asked = images.asked();
        GalleryRequest request = new GalleryRequest(
                asked.model(),
                asked.preprocessing(),
                asked.sources(),
                Targets.onePerImage(asked.targets()),
                withoutEvolution ? Optional.empty() : Optional.of(evolving),
                asked.session());
        Optional<Path> page;
        try (RunOption.Place place = images.place()) {
            page = write(
                    environment,
                    request,
                    new GalleryFolder(request, place.folder(), asked.bands(), scale.rule(), Remedies::words),
                    (made, results, progress) -> {
                        if (images.json()) {
                            progress.text(Json.write(results));
                        } else {
                            progress.out(made.toString());
                        }
                    });
        }
        page.ifPresent(made -> images.show(made, environment));
    }

    /** The step that follows once the page is written. */
    interface Finish {
        /**
         * Reports the page.
         *
         * @param results the contents of each {@code result.json}
         */
        void with(Path page, List<Object> results, Progress progress);
    }

    /** Explains all sources and writes the page, unless none could be explained. */
    static Optional<Path> write(
            Environment environment, GalleryRequest request, GalleryFolder folder, Finish finished) {
        int steps = request.evolution().map(training -> training.stages() + 1).orElse(1);
        List<Object> results = new ArrayList<>();
        try (Progress progress =
                Progress.of(environment, "Gallery", (long) request.sources().size() * steps)) {
            JobSummary summary = TargetOption.fitting(() -> new GalleryJob(request)
                    .run(
                            Cancellation.NEVER,
                            new JobProgress(progress, request.model().intake(), steps),
                            sample -> results.add(folder.write(sample))));
            Optional<Path> page = summary.isEmpty() ? Optional.empty() : Optional.of(folder.finish());
            page.ifPresent(made -> finished.with(made, results, progress));
            JobProgress.finish(summary);
            return page;
        }
    }
}
