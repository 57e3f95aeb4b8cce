package org.vizsla.cli.command.visualize;

import java.util.Optional;
import org.vizsla.cli.option.AnimationOption;
import org.vizsla.cli.option.NetworkOptions;
import org.vizsla.cli.option.ResumeOption;
import org.vizsla.cli.option.VisualizationOptions;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.Output;
import org.vizsla.cli.terminal.Progress;
import org.vizsla.cli.terminal.Remedies;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.optimize.visualize.FeatureVisualization;
import org.vizsla.optimize.visualize.Visualization;
import org.vizsla.optimize.visualize.VisualizationRequest;
import org.vizsla.optimize.visualize.kept.KeptStates;
import org.vizsla.render.gallery.GalleryFiles;
import org.vizsla.render.video.AnimationFormat;
import org.vizsla.report.json.KeptQuestion;
import org.vizsla.report.source.FileSources;
import org.vizsla.report.visualization.VisualizationFolder;
import org.vizsla.runtime.Cancellation;
import picocli.CommandLine.Mixin;

/** Optimizes pictures for a command, and writes them. Ctrl-C ends the work, and keeps the best so far. */
final class Optimization {
    private final Environment environment;

    @Mixin
    private final NetworkOptions network;

    @Mixin
    private VisualizationOptions options = new VisualizationOptions();

    @Mixin
    private Result result = new Result();

    Optimization(Environment environment) {
        this.environment = environment;
        this.network = new NetworkOptions(environment);
    }

    VisualizationOptions options() {
        return options;
    }

    NetworkOptions network() {
        return network;
    }

    Result result() {
        return result;
    }

    /** The network, for no image. */
    Model load() {
        return told(network.load());
    }

    /** The network for some images. */
    Model load(FileSources images) {
        return told(network.load(images));
    }

    /** Prints what was assumed. */
    static Model told(Model model) {
        Remedies.lines(model.intake()).forEach(note -> Output.note("vizsla: " + note));
        return model;
    }

    /**
     * Optimizes what a request says, with the network's options, and writes a page.
     *
     * @param name by which a new folder is named
     * @param image the image that it is about, from 0 to 1
     */
    void write(
            String name,
            VisualizationRequest request,
            Optional<Tensor> image,
            ResumeOption resume,
            AnimationOption animation) {
        AnimationFormat format = animation.format(options.frames(), "--frames");
        result.resumes(resume.isGiven());
        VisualizationRequest whole = request.withPreprocessing(network.preprocessing(request.model()))
                .withSpectrum(options.spectrum())
                .withFrames(options.frames())
                .withSeed(options.seed())
                .withSession(network.session());
        result.write(
                name,
                GalleryFiles.PAGE,
                out -> {
                    KeptStates kept = Result.kept(out, KeptQuestion.of(whole, image), resume.isGiven());
                    return new VisualizationFolder(out, format, Remedies::words)
                            .write(whole, optimized(whole, kept), image);
                },
                out -> "the pictures are the best so far; the same call with --resume --out " + out + " goes on");
    }

    private Visualization optimized(VisualizationRequest request, KeptStates kept) {
        Cancellation cancellation = new Cancellation();
        long steps = (long) request.settings().steps() * request.objectives().size();
        try (Progress progress = Progress.of(environment, "Optimizing", steps)) {
            return FeatureVisualization.run(request, kept, new StepProgress(progress, cancellation), cancellation);
        }
    }
}
