package org.vizsla.cli.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vizsla.cli.option.ImagesOptions;
import org.vizsla.cli.option.MemoryOption;
import org.vizsla.cli.option.ParameterOptions;
import org.vizsla.cli.option.RunOption;
import org.vizsla.cli.option.SaveOption;
import org.vizsla.cli.option.SeedOption;
import org.vizsla.cli.option.TargetOption;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.JobProgress;
import org.vizsla.cli.terminal.Output;
import org.vizsla.cli.terminal.Progress;
import org.vizsla.cli.terminal.Remedies;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.SkippedMethods;
import org.vizsla.explain.cost.CostEstimate;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.report.folder.ExplanationFolder;
import org.vizsla.report.folder.SavedFile;
import org.vizsla.report.folder.Saving;
import org.vizsla.report.job.ExplainedSource;
import org.vizsla.report.job.ExplanationJob;
import org.vizsla.report.job.ExplanationRequest;
import org.vizsla.report.job.JobResults;
import org.vizsla.report.job.JobSummary;
import org.vizsla.report.job.Targets;
import org.vizsla.report.json.Json;
import org.vizsla.runtime.Cancellation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Explains images with attribution methods. */
@Command(
        name = "explain",
        description = "Shows which parts of an image matter for a class.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  vizsla explain cat.png                                       what speaks for the network's own answer?",
            "  vizsla explain cat.png --target tabby                        what speaks for a tabby?",
            "  vizsla explain cat.png --target zebra --against tabby        why a zebra rather than a tabby?",
            "  vizsla explain cat.png --model net.onnx --labels names.txt   your own network",
            "  vizsla explain cat.png --method grad_cam --layer features.8  where does a layer look?",
            "  vizsla explain cat.png --method integrated_gradients --set integrated_gradients.steps=300",
            "  vizsla explain batch.npy --model net.onnx --target 3,7 --raw --out maps",
            "                                                               raw values, for arrays preprocessed elsewhere",
            "  vizsla explain cat.png --method all                          a page about all methods",
            "  vizsla explain cat.png --size original --save overlay        maps at the photograph's own size",
            "  vizsla explain photos/ --method saliency,grad_cam            a page with the images side by side",
            "  vizsla explain cat.png --target tabby,vizsla                 the same for the classes of one image",
            "",
            "explain makes maps by the methods that you choose; gallery makes a page of the gradient and its evolution, for"
                    + " many images.",
            "",
            "Writes a page, index.html, whose path is printed last; --open opens it. Beside it, in a folder for each image, are",
            "METHOD_overlay.png (the map over the image, lightly smoothed if it has a value for each pixel), METHOD_map.png (the",
            "map alone) and result.json with parameters and self-checks; --save chooses others. The folder page/ holds what the",
            "page needs. Pictures are written when their method has ended, the fastest first; what an interrupted call has",
            "written is kept. Layer maps are summed over channels and drawn at the image's size; --raw writes them as they are."
        })
public final class ExplainCommand implements Runnable {
    private final Environment environment;

    @Mixin
    private final ImagesOptions images;

    @Option(
            names = "--method",
            split = ",",
            paramLabel = "NAME",
            defaultValue = "grad_cam,saliency",
            description =
                    "Methods or families from 'vizsla methods', comma-separated, or all. Those that do not apply to the"
                            + " network are skipped, and reported. Default: ${DEFAULT-VALUE}.")
    private List<String> methods = List.of("grad_cam", "saliency");

    @Mixin
    private ParameterOptions parameters = new ParameterOptions();

    @Mixin
    private MemoryOption memory = new MemoryOption();

    @Mixin
    private SeedOption seed = new SeedOption();

    @Mixin
    private SaveOption save = new SaveOption();

    @Option(names = "--strict", description = "Fail (status 1) if a method's self-check fails; all files are written.")
    private boolean strict;

    public ExplainCommand(Environment environment) {
        this.environment = environment;
        images = new ImagesOptions(environment, true);
    }

    @Override
    public void run() {
        List<AttributionMethod> chosen = parameters.applied(methods);
        long bytes = memory.bytes();
        Set<SavedFile> files = save.files();
        ImagesOptions.Asked asked = images.asked();
        ExplanationRequest request = new ExplanationRequest(
                asked.model(),
                asked.preprocessing(),
                chosen,
                asked.sources(),
                Targets.of(asked.targets()),
                parameters
                        .settings(asked.session(), asked.preprocessing(), chosen.size() > 1)
                        .withMemory(bytes),
                seed.seed());
        Saving saving = new Saving(files, images.isOriginalSize(), asked.bands(), Remedies::words);
        Optional<Path> page;
        try (RunOption.Place place = images.place()) {
            page = explain(request, new ExplanationFolder(request, place.folder(), saving));
        }
        page.ifPresent(made -> images.show(made, environment));
    }

    /** Explains all sources; returns the page to open first, if there is any. */
    private Optional<Path> explain(ExplanationRequest request, ExplanationFolder folder) {
        List<Object> printed = new ArrayList<>();
        List<String> failedChecks = new ArrayList<>();
        SkippedMethods.Told told = new SkippedMethods.Told(Remedies::message);
        CostEstimate cost = CostEstimate.of(request.model(), request.methods());
        Duration time = ExpectedTime.of(
                cost, request.model(), request.settings(), request.sources().size());
        ExpectedTime.note(time).ifPresent(Output::note);
        int sources = request.sources().size();
        KeptResults kept =
                new KeptResults(folder.out(), sources, request.methods().size());
        long steps = Math.max(1, Math.round(cost.all()));
        try (Progress progress =
                Progress.of(environment, "Explaining", steps * sources).expecting(time)) {
            JobSummary summary = TargetOption.fitting(() -> new ExplanationJob(request)
                    .runSideBySide(
                            Cancellation.NEVER,
                            new JobProgress(progress, request.model().intake(), steps, cost::of),
                            new JobResults() {
                                @Override
                                public void some(ExplainedSource part) {
                                    folder.add(part);
                                    progress.whenInterrupted(kept.withPart(part));
                                }

                                @Override
                                public Runnable all(ExplainedSource explained) {
                                    ExplanationFolder.Written written = folder.write(explained);
                                    return () -> {
                                        folder.list(written);
                                        if (sources > 1) {
                                            progress.whenInterrupted(kept.withSource());
                                        }
                                        if (images.json()) {
                                            printed.add(written.result());
                                        }
                                        print(request.model(), explained, written.folder(), progress);
                                        failedChecks.addAll(ExplanationLines.failedChecks(explained));
                                        told.news(explained.explanation().notApplicable())
                                                .forEach(progress::err);
                                    };
                                }
                            }));
            Optional<Path> page = folder.finish();
            if (images.json()) {
                progress.text(Json.write(printed));
            } else {
                page.ifPresent(made -> progress.out(made.toString()));
            }
            JobProgress.finish(summary);
            if (strict && !failedChecks.isEmpty()) {
                throw new VizslaException(
                        (failedChecks.size() == 1 ? "a self-check" : failedChecks.size() + " self-checks")
                                + " failed; see above");
            }
            return page;
        }
    }

    private void print(Model model, ExplainedSource explained, Path folder, Progress progress) {
        if (!images.json()) {
            ExplanationLines.entries(model, explained, folder).forEach(progress::out);
        }
        ExplanationLines.notices(explained).forEach(progress::err);
        ExplanationLines.failedChecks(explained).forEach(progress::err);
    }
}
