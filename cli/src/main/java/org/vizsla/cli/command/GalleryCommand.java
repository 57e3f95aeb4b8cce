package org.vizsla.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vizsla.cli.option.EvolutionOptions;
import org.vizsla.cli.option.ModelOptions;
import org.vizsla.cli.option.OutputOption;
import org.vizsla.cli.option.PictureArguments;
import org.vizsla.cli.option.PreprocessingOptions;
import org.vizsla.cli.option.RunOptions;
import org.vizsla.cli.option.TargetOption;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.explain.Target;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.optimize.EvolutionSettings;
import org.vizsla.report.job.GalleryRequest;
import org.vizsla.report.job.Targets;
import org.vizsla.report.json.Json;
import org.vizsla.report.source.FileSources;
import org.vizsla.runtime.SessionSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the page about many pictures. */
@Command(
        name = "gallery",
        description =
                "Makes a page about images: for each, its class, what the network saw, the gradient in colour and as"
                        + " saliency, and how the gradient evolves when the classifier is trained further.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  vizsla gallery photos/ --out gallery             all images in a folder",
            "  vizsla gallery viz/                              viz/211/dog.jpg is explained as class 211",
            "  vizsla gallery cat.jpg dog.jpg --target tabby,vizsla",
            "  vizsla gallery photos/ --model net.onnx --no-evolution",
            "  vizsla gallery vizsla-menagerie                  images drawn by 'vizsla menagerie', beside the truth",
            "",
            "Open the folder's index.html in a browser."
        })
public final class GalleryCommand implements Runnable {
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
    private OutputOption output = new OutputOption("vizsla-out");

    @Mixin
    private EvolutionOptions evolutionOptions = new EvolutionOptions();

    @Option(names = "--no-evolution", description = "Skip the evolution, which takes most of the time.")
    private boolean withoutEvolution;

    @Option(names = "--json", description = "Print the contents of all result.json files, as a list.")
    private boolean json;

    @Mixin
    private RunOptions runOptions = new RunOptions();

    public GalleryCommand(Environment environment) {
        this.environment = environment;
        this.modelOptions = new ModelOptions(environment);
    }

    @Override
    public void run() {
        EvolutionSettings evolving = UsageException.unlessRefused(evolutionOptions::settings);
        if (modelOptions.explainsProbability() && !withoutEvolution) {
            throw new UsageException("training starts from class scores; omit --probability, or add --no-evolution");
        }
        Path out = output.folder();
        SessionSettings settings = runOptions.settings();
        FileSources found = pictures.sources(out);
        Model model = modelOptions.load(found.files());
        Preprocessing preprocessing = preprocessingOptions.of(model);
        List<Target> named = target.named(model.labels());
        GalleryRequest request = new GalleryRequest(
                model,
                preprocessing,
                found.sources(),
                Targets.onePerImage(named),
                withoutEvolution ? Optional.empty() : Optional.of(evolving),
                settings);
        GalleryRun.of(
                environment,
                request,
                out,
                (page, results, progress) -> progress.out(json ? Json.write(results) : page.toString()));
    }
}
