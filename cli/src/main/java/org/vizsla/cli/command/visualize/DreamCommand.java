package org.vizsla.cli.command.visualize;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vizsla.cli.option.AnimationOption;
import org.vizsla.cli.option.FeatureText;
import org.vizsla.cli.option.ImagesOptions;
import org.vizsla.cli.option.NetworkOptions;
import org.vizsla.cli.option.ResumeOption;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.Progress;
import org.vizsla.cli.terminal.Remedies;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.explain.network.Layer;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Picture;
import org.vizsla.models.picture.PictureReader;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.optimize.dream.DeepDream;
import org.vizsla.optimize.dream.Dream;
import org.vizsla.optimize.dream.DreamPictures;
import org.vizsla.optimize.dream.DreamRequest;
import org.vizsla.optimize.dream.DreamSettings;
import org.vizsla.optimize.visualize.VisualizationRequest;
import org.vizsla.optimize.visualize.kept.KeptStates;
import org.vizsla.optimize.visualize.objective.FeatureObjective;
import org.vizsla.optimize.visualize.objective.GuidedObjective;
import org.vizsla.optimize.visualize.objective.LayerObjective;
import org.vizsla.optimize.visualize.objective.Representation;
import org.vizsla.render.gallery.GalleryFiles;
import org.vizsla.render.video.AnimationFormat;
import org.vizsla.report.json.KeptQuestion;
import org.vizsla.report.source.OpenedPicture;
import org.vizsla.report.visualization.DreamFolder;
import org.vizsla.runtime.Cancellation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A photograph that shows more of what a network finds in it. */
@Command(
        name = "dream",
        description =
                "A photograph of any size that shows more of what a network finds in it: deep dream (Mordvintsev and others,"
                        + " 2015).",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  vizsla visualize dream dog.png --layer features.7",
            "  vizsla visualize dream dog.png --toward \"channel features.10:74\"",
            "  vizsla visualize dream dog.png --guide cat.png --layer features.7",
            "  vizsla visualize dream dog.png --zoom 40           a flight into the dream, as an animation",
            "",
            "Ctrl-C ends the work, and keeps the dream so far; with --resume the same call goes on."
        })
final class DreamCommand implements Runnable {
    private static final int MOST_FRAMES = 1000;

    @Parameters(paramLabel = "IMAGE", description = "A picture of any size.")
    private Path image = Path.of("");

    @Option(
            names = "--layer",
            paramLabel = "NAME",
            description = "The layer that is excited, or that --guide looks at. Default: one at two thirds of the way.")
    private String layer = "auto";

    @Option(
            names = "--toward",
            paramLabel = "KIND WHAT",
            description = "A part that is excited instead, such as \"channel features.10:74\" or \"class pug\".")
    private @Nullable String toward;

    @Option(names = "--guide", paramLabel = "IMAGE", description = "Dream of what the layer finds in this picture.")
    private @Nullable Path guide;

    @Option(names = "--octaves", paramLabel = "N", description = "Sizes, 1 to 16. Default: ${DEFAULT-VALUE}.")
    private int octaves = DreamSettings.DEFAULT.octaves();

    @Option(
            names = "--octave-scale",
            paramLabel = "X",
            description = "From one size to the next. Default: ${DEFAULT-VALUE}.")
    private double octaveScale = DreamSettings.DEFAULT.octaveScale();

    @Option(names = "--steps", paramLabel = "N", description = "Steps at each size. Default: ${DEFAULT-VALUE}.")
    private int steps = DreamSettings.DEFAULT.steps();

    @Option(
            names = "--levels",
            paramLabel = "X",
            description = "How many of 255 levels a pixel moves in a step, on average. Default: ${DEFAULT-VALUE}.")
    private double levels = 1.5;

    @Option(
            names = "--zoom",
            paramLabel = "FRAMES",
            description = "Also fly into the dream, in so many frames. Default: ${DEFAULT-VALUE}.")
    private int frames;

    @Mixin
    private AnimationOption animation = new AnimationOption();

    @Mixin
    private ResumeOption resume = new ResumeOption();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Each seed gives another dream, always the same one. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Mixin
    private final NetworkOptions network;

    @Mixin
    private Result result = new Result();

    private final Environment environment;

    DreamCommand(Environment environment) {
        this.environment = environment;
        this.network = new NetworkOptions(environment);
    }

    @Override
    public void run() {
        if (frames < 0 || frames > MOST_FRAMES) {
            throw new UsageException("--zoom must be 0 to " + MOST_FRAMES + ", not " + frames);
        }
        AnimationFormat format = animation.format(frames, "--zoom");
        if (toward != null && guide != null) {
            throw new UsageException("--toward and --guide exclude each other");
        }
        result.resumes(resume.isGiven());
        DreamSettings settings =
                UsageException.unlessRefused(() -> new DreamSettings(octaves, octaveScale, steps, levels / 255));
        Picture picture = PictureReader.read(image);
        Model model = Optimization.told(network.load());
        StartImage.told(OpenedPicture.notes(picture, model));
        Preprocessing preprocessing = network.preprocessing(model);
        DreamRequest request = new DreamRequest(
                model,
                preprocessing.normalization(),
                DreamPictures.of(picture, model.channels()),
                objective(model, preprocessing),
                settings,
                seed,
                VisualizationRequest.MEMORY,
                network.session());
        Path file = image.getFileName();
        String name = file == null ? "image" : file.toString().replaceFirst("\\.[^.]*$", "");
        result.write(
                "dream-" + name,
                GalleryFiles.PAGE,
                out -> {
                    KeptStates kept =
                            Result.kept(out, KeptQuestion.of(request, preprocessing, frames), resume.isGiven());
                    return new DreamFolder(out, format, Remedies::words)
                            .write(request, preprocessing, dreamt(request, kept));
                },
                out -> "the dream is as far as it came; the same call with --resume --out " + out + " goes on");
    }

    private FeatureObjective objective(Model model, Preprocessing preprocessing) {
        FeatureText text = new FeatureText(model);
        if (toward != null) {
            return text.read(toward).get(0);
        }
        Layers layers = new Layers(model);
        LayerChoice choice = LayerChoice.parse(layer);
        String name =
                choice.names().isEmpty() ? middle(layers) : layers.one(choice).name();
        if (guide == null) {
            return new LayerObjective(name);
        }
        Tensor seen = StartImage.seen(ImagesOptions.sources(List.of(guide), result.folder()), model, preprocessing);
        return new GuidedObjective(Representation.of(layers, name, seen, network.session()));
    }

    private static String middle(Layers layers) {
        List<Layer> stages = layers.stages(4);
        return stages.get(Math.min(2, stages.size() - 1)).name();
    }

    private Dream dreamt(DreamRequest request, KeptStates kept) {
        Cancellation cancellation = new Cancellation();
        long whole = (long) steps * octaves + Math.max(0, frames - 1L) * DreamPictures.STEPS_OF_FRAME;
        try (DeepDream dream = new DeepDream(request);
                Progress progress = Progress.of(environment, "Dreaming", whole)) {
            StepProgress counted = new StepProgress(progress, cancellation);
            Dream found = dream.run(kept, counted, cancellation);
            return found.complete() && frames > 0
                    ? DreamPictures.flight(dream, request, found, frames, kept, counted, cancellation)
                    : found;
        }
    }
}
