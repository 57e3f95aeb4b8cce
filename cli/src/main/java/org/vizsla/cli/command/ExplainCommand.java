package org.vizsla.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vizsla.cli.option.MethodOptions;
import org.vizsla.cli.option.ModelOptions;
import org.vizsla.cli.option.OutputOption;
import org.vizsla.cli.option.PictureArguments;
import org.vizsla.cli.option.PreprocessingOptions;
import org.vizsla.cli.option.RunOptions;
import org.vizsla.cli.option.TargetOption;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.JobProgress;
import org.vizsla.cli.terminal.Progress;
import org.vizsla.cli.terminal.Remedies;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.SkippedMethods;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.report.folder.ExplanationFolder;
import org.vizsla.report.job.ExplanationJob;
import org.vizsla.report.job.ExplanationRequest;
import org.vizsla.report.job.JobSummary;
import org.vizsla.report.job.Targets;
import org.vizsla.report.json.Json;
import org.vizsla.report.source.FileSources;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.SessionSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Explains pictures by methods of attribution. */
@Command(
        name = "explain",
        description = "Shows which parts of an image matter for a class.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  vizsla explain cat.jpg                                       what speaks for the network's own answer?",
            "  vizsla explain cat.jpg --target tabby                        what speaks for a tabby?",
            "  vizsla explain cat.jpg --model net.onnx --labels names.txt   your own network",
            "  vizsla explain cat.jpg --method grad_cam --layer layer3      where does a layer look?",
            "  vizsla explain cat.jpg --method integrated_gradients --set integrated_gradients.steps=300",
            "  vizsla explain batch.npy --target 3,7 --raw --out maps       raw values, for arrays preprocessed elsewhere",
            "  vizsla explain cat.jpg --method all                          a page about all methods",
            "  vizsla explain photos/ --method saliency,grad_cam            a page with the images side by side",
            "  vizsla explain cat.jpg --target tabby,vizsla --method all    the same for the classes of one image",
            "",
            "With several methods, images or targets, also writes index.html, to open in a browser, and sheet.png,",
            "everything as one image. Writes for each method METHOD_heat.png (the map over the image),",
            "METHOD_map.png (the map alone), METHOD.png (its strength, in grey), METHOD_colour.png (the values themselves, if",
            "there is one per pixel and channel), and result.json with parameters and self-checks; for images drawn by 'vizsla",
            "menagerie' also METHOD_outlined.png, with a line around the animal. Layer maps are summed over channels and drawn",
            "at the image's size; --raw writes them as they are."
        })
public final class ExplainCommand implements Runnable {
    private final Environment environment;

    @Mixin
    private PictureArguments pictures = new PictureArguments();

    @Mixin
    private final ModelOptions modelOptions;

    @Mixin
    private PreprocessingOptions preprocessingOptions = new PreprocessingOptions();

    @Mixin
    private TargetOption target = new TargetOption();

    @Mixin
    private MethodOptions methodOptions = new MethodOptions();

    @Option(
            names = "--raw",
            description =
                    "Also write METHOD.npy: the method's own values, float32 [N,C,H,W]; layer maps keep their resolution.")
    private boolean raw;

    @Mixin
    private OutputOption output = new OutputOption("vizsla-out");

    @Option(names = "--json", description = "Print the contents of all result.json files, as a list.")
    private boolean json;

    @Mixin
    private RunOptions runOptions = new RunOptions();

    public ExplainCommand(Environment environment) {
        this.environment = environment;
        this.modelOptions = new ModelOptions(environment);
    }

    @Override
    public void run() {
        List<AttributionMethod> chosen = methodOptions.chosen();
        methodOptions.bytes();
        Path out = output.folder();
        SessionSettings session = runOptions.settings();
        FileSources found = pictures.sources(out);
        Model model = modelOptions.load(found.files());
        Preprocessing preprocessing = preprocessingOptions.of(model);
        ExplanationRequest request = new ExplanationRequest(
                model,
                preprocessing,
                chosen,
                found.sources(),
                Targets.of(target.named(model.labels())),
                methodOptions.settings(session, preprocessing, chosen.size() > 1),
                methodOptions.seed());
        ExplanationFolder folder = new ExplanationFolder(request, out, raw);
        List<Object> printed = new ArrayList<>();
        SkippedMethods.Told told = new SkippedMethods.Told(Remedies::message);
        try (Progress progress = Progress.of(
                environment,
                "Explaining",
                (long) chosen.size() * found.sources().size())) {
            JobSummary summary = TargetOption.fitting(() -> new ExplanationJob(request)
                    .run(Cancellation.NEVER, new JobProgress(progress, chosen.size()), explained -> {
                        ExplanationFolder.Written written = folder.write(explained);
                        printed.add(written.result());
                        if (!json) {
                            ExplanationLines.entries(explained, written.folder())
                                    .forEach(progress::out);
                        }
                        ExplanationLines.notices(explained).forEach(progress::err);
                        told.news(explained.explanation().notApplicable()).forEach(progress::err);
                    }));
            Optional<Path> page = folder.finish();
            if (json) {
                progress.out(Json.write(printed));
            } else {
                page.ifPresent(made -> progress.out(made.toString()));
            }
            JobProgress.finish(summary);
        }
    }
}
