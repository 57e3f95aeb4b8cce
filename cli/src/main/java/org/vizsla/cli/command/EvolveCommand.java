package org.vizsla.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vizsla.cli.option.BandsOption;
import org.vizsla.cli.option.EvolutionOptions;
import org.vizsla.cli.option.ImagesOptions;
import org.vizsla.cli.option.NetworkOptions;
import org.vizsla.cli.option.OpenOption;
import org.vizsla.cli.option.RunOption;
import org.vizsla.cli.option.ScaleOption;
import org.vizsla.cli.option.TargetOption;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.Output;
import org.vizsla.cli.terminal.Progress;
import org.vizsla.cli.terminal.Remedies;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.models.Model;
import org.vizsla.optimize.EvolutionSettings;
import org.vizsla.render.gallery.GalleryFiles;
import org.vizsla.report.evolution.EvolutionFolder;
import org.vizsla.report.job.Checkpoint;
import org.vizsla.report.job.EvolutionJob;
import org.vizsla.report.job.EvolvedSource;
import org.vizsla.report.job.Targets;
import org.vizsla.report.json.Json;
import org.vizsla.report.source.CheckpointFiles;
import org.vizsla.report.source.FileSources;
import org.vizsla.report.source.Source;
import org.vizsla.runtime.Cancellation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Animates the gradient of one image over training. */
@Command(
        name = "evolve",
        description =
                "Animates how the gradient of one image changes during training: while the classifier is trained further"
                        + " on it, or over the checkpoints of a finished training.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  vizsla evolve dog.png --steps 12",
            "  vizsla evolve dog.png --objective score-descent --scale seed     as in the student project",
            "  vizsla evolve dog.png --checkpoints run1/ --model resnet18",
            "",
            "Writes evolution.gif, evolution.png (all frames side by side) and result.json; with --checkpoints also",
            "filters.gif, the first layer's filters over training, if they are of colours."
        })
public final class EvolveCommand implements Runnable {
    private final Environment environment;

    private static final List<String> TRAINING_OPTIONS = List.of(
            "--weights", "--steps", "--objective", "--learning-rate", "--momentum", "--weight-decay", "--trainable");

    @Parameters(paramLabel = "IMAGE", description = "An image, or an .npy file of one, preprocessed.")
    private Path path = Path.of("");

    @Mixin
    private final NetworkOptions network;

    @Mixin
    private BandsOption bands = new BandsOption();

    @Mixin
    private TargetOption target = new TargetOption();

    @Option(
            names = "--checkpoints",
            paramLabel = "DIR",
            description =
                    "A folder of checkpoints (.pth, .pt, .safetensors, .onnx) of the network given by --model or --arch,"
                            + " in order of their names.")
    private @Nullable Path checkpoints;

    @Mixin
    private EvolutionOptions evolutionOptions = new EvolutionOptions();

    @Mixin
    private ScaleOption scale = new ScaleOption();

    @Mixin
    private RunOption output = new RunOption();

    @Mixin
    private OpenOption open = new OpenOption();

    @Option(names = "--json", description = "Print the contents of result.json.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec command;

    public EvolveCommand(Environment environment) {
        this.environment = environment;
        network = new NetworkOptions(environment);
    }

    @Override
    public void run() {
        Path results = output.results();
        if (Files.isDirectory(path)) {
            throw new UsageException(path + " is a folder; evolve takes one image, gallery takes folders");
        }
        FileSources found = ImagesOptions.sources(List.of(path), results);
        Path folder = checkpoints;
        EvolvedSource evolved = folder == null ? train(found) : follow(found, folder);
        Stream.concat(Remedies.lines(evolved.model().intake()), evolved.notes().stream())
                .forEach(note -> Output.note("vizsla: " + note));
        Path animation;
        try (RunOption.Place place = output.place(List.of(path))) {
            animation = place.folder().resolve(GalleryFiles.EVOLUTION);
            Map<String, Object> result = new EvolutionFolder(
                            place.folder(),
                            network.preprocessing(evolved.model()),
                            network.session(),
                            bands.of(evolved.model(), network.preprocessing(evolved.model())),
                            scale.rule())
                    .write(evolved);
            if (json) {
                Output.text(Json.write(result));
            } else {
                Output.line(animation.toString());
            }
        }
        open.show(animation, environment);
    }

    private EvolutionJob job(Source source, Model model) {
        Targets targets = Targets.onePerImage(target.named(model));
        return new EvolutionJob(model, network.preprocessing(model), source, targets, network.session());
    }

    private EvolvedSource train(FileSources found) {
        EvolutionSettings settings = UsageException.unlessRefused(evolutionOptions::settings);
        EvolutionJob job = job(found.sources().get(0), network.load(found));
        try (Progress progress = Progress.of(environment, "Evolving", settings.stages())) {
            return TargetOption.fitting(() -> job.train(settings, Cancellation.NEVER, progress::step));
        }
    }

    /** Follows the checkpoints; the target is the last one's most probable class, unless one is named. */
    private EvolvedSource follow(FileSources found, Path folder) {
        refuseTrainingOptions();
        List<Path> files = CheckpointFiles.in(folder);
        EvolutionJob job = job(found.sources().get(0), network.loadCheckpoint(files.get(files.size() - 1), found));
        List<Checkpoint> states = files.stream()
                .map(file -> new Checkpoint(
                        file.getFileName().toString().replaceFirst("\\.[^.]*$", ""),
                        file.toString(),
                        () -> network.model().loadCheckpoint(file, found.size())))
                .toList();
        try (Progress progress = Progress.of(environment, "Evolving", files.size())) {
            return TargetOption.fitting(() -> job.follow(states, Cancellation.NEVER, progress::step));
        }
    }

    private void refuseTrainingOptions() {
        for (String option : TRAINING_OPTIONS) {
            if (command != null && command.commandLine().getParseResult().hasMatchedOption(option)) {
                throw new UsageException(option + " has no effect with --checkpoints; omit it");
            }
        }
    }
}
