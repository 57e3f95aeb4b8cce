package org.vizsla.cli.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jline.utils.Signals;
import org.vizsla.cli.option.FeatureText;
import org.vizsla.cli.option.ImagesOptions;
import org.vizsla.cli.option.NetworkOptions;
import org.vizsla.cli.option.RunOption;
import org.vizsla.cli.option.VisualizationOptions;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.Output;
import org.vizsla.cli.terminal.Progress;
import org.vizsla.cli.terminal.Remedies;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.graph.AtomicFile;
import org.vizsla.models.Model;
import org.vizsla.optimize.visualize.FeatureVisualization;
import org.vizsla.optimize.visualize.Preset;
import org.vizsla.optimize.visualize.Visualization;
import org.vizsla.optimize.visualize.VisualizationParameters;
import org.vizsla.optimize.visualize.VisualizationRequest;
import org.vizsla.optimize.visualize.VisualizationSettings;
import org.vizsla.optimize.visualize.objective.FeatureObjective;
import org.vizsla.render.gallery.GalleryFiles;
import org.vizsla.report.json.Json;
import org.vizsla.report.source.FileSources;
import org.vizsla.report.visualization.FirstLook;
import org.vizsla.report.visualization.VisualizationFolder;
import org.vizsla.runtime.Cancellation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what parts of a network look for. */
@Command(
        name = "visualize",
        description =
                "Shows what the parts of a network look for: optimizes pictures, from noise, that excite them as much as"
                        + " possible; or shows the first filters, or what a layer makes of an image.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  vizsla visualize channel features.10:74,80            two channels of a layer",
            "  vizsla visualize class flamingo pug --preset maco     two classes",
            "  vizsla visualize neuron features.10:74                the neuron in the middle; 74,3,5: at row 3, column 5",
            "  vizsla visualize layer features.7                     whatever the layer sees, and more of it",
            "  vizsla visualize direction features.10:74,-0.5*80     channels together; or LAYER:FILE.npy",
            "  vizsla visualize channel features.10:74 --count 4 --set diversity=100",
            "  vizsla visualize filters --model net.onnx             the first layer's weights, as tiles",
            "  vizsla visualize activations dog.png --layer features.7    every channel, strongest first",
            "  vizsla visualize values                               all values that --set sets, in the three presets",
            "  vizsla visualize spectrum photos/ --out mine          the spectrum of images, for --spectrum",
            "",
            "Ctrl-C ends the work, and keeps the best so far."
        })
public final class VisualizeCommand implements Runnable {
    /** The exit status of a program that Ctrl-C ends. */
    private static final int INTERRUPTED = 130;

    private static final Set<String> WITH_RESULTS =
            Set.of("channel", "neuron", "layer", "class", "direction", "filters", "activations", "spectrum");

    private final Environment environment;

    @Parameters(
            index = "0",
            paramLabel = "KIND",
            description = "channel, neuron, layer, class, direction, filters, activations, values or spectrum.")
    private String kind = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "WHAT",
            description =
                    "LAYER:CHANNELS, LAYER:CHANNEL,ROW,COLUMN, LAYER, a class, LAYER:DIRECTION, or images. Without LAYER: the"
                            + " last feature map.")
    private List<String> what = List.of();

    @Mixin
    private final NetworkOptions network;

    @Mixin
    private VisualizationOptions options = new VisualizationOptions();

    @Option(
            names = "--add",
            paramLabel = "WEIGHT*KIND WHAT",
            description = "Also excite this part; with a negative weight, avoid it; repeatable.")
    private List<String> added = List.of();

    @Option(
            names = "--layer",
            paramLabel = "NAME",
            description = "The layer for activations. Default: the last feature map.")
    private String layer = "auto";

    @Mixin
    private RunOption output = new RunOption();

    @Option(names = "--json", description = "Print the contents of result.json.")
    private boolean json;

    public VisualizeCommand(Environment environment) {
        this.environment = environment;
        network = new NetworkOptions(environment);
    }

    @Override
    public void run() {
        output.results();
        String chosen = kind.toLowerCase(Locale.ROOT);
        if (chosen.equals("values")) {
            values();
            return;
        }
        if (!WITH_RESULTS.contains(chosen)) {
            throw new UsageException("'" + kind
                    + "' is no kind; there are channel, neuron, layer, class, direction, filters, activations,"
                    + " values and spectrum");
        }
        try (RunOption.Place place = output.place(chosen)) {
            write(chosen, place.folder());
        }
    }

    private void write(String chosen, Path out) {
        switch (chosen) {
            case "spectrum" -> spectrum(out);
            case "filters" -> done(FirstLook.filters(load(), out), out, FirstLook.FILTERS);
            case "activations" -> activations(out);
            default -> optimize(out);
        }
    }

    private Model load() {
        Model model = network.load();
        Remedies.lines(model.intake()).forEach(note -> Output.note("vizsla: " + note));
        return model;
    }

    private void done(Map<String, Object> result, Path out, String file) {
        if (json) {
            Output.text(Json.write(result));
        } else {
            Output.line(out.resolve(file).toString());
        }
    }

    private static void values() {
        Output.format("%-18s %-12s %-12s %-12s %s%n", "value", "lucid", "maco", "plain", "meaning");
        for (Parameter<VisualizationSettings, ?> parameter : VisualizationParameters.ALL.list()) {
            Output.format(
                    "%-18s %-12s %-12s %-12s %s: %s%n",
                    parameter.name(),
                    parameter.shown(Preset.LUCID.settings()),
                    parameter.shown(Preset.MACO.settings()),
                    parameter.shown(Preset.PLAIN.settings()),
                    parameter.meaning(),
                    parameter.takes());
        }
    }

    private void spectrum(Path out) {
        if (what.size() != 1) {
            throw new UsageException("spectrum takes one folder of images");
        }
        Path file = out.resolve("spectrum.txt");
        AtomicFile.write(
                file, VisualizationOptions.measured(Path.of(what.get(0))).text().getBytes(StandardCharsets.UTF_8));
        Output.line(file.toString());
    }

    private void activations(Path out) {
        FileSources found = ImagesOptions.sources(what.stream().map(Path::of).toList(), output.results());
        if (found.sources().size() != 1) {
            throw new UsageException("activations takes one image");
        }
        Model model = network.load(found);
        Remedies.lines(model.intake()).forEach(note -> Output.note("vizsla: " + note));
        done(
                FirstLook.activations(
                        model,
                        network.preprocessing(model),
                        found.sources().get(0),
                        LayerChoice.parse(layer),
                        network.session(),
                        out),
                out,
                FirstLook.ACTIVATIONS);
    }

    private void optimize(Path out) {
        if (what.isEmpty()) {
            throw new UsageException("visualize " + kind + " takes what to visualize, such as "
                    + (kind.equalsIgnoreCase("class") ? "a class" : "features.10:74"));
        }
        VisualizationSettings settings = options.settings();
        int count = options.count();
        Model model = load();
        FeatureText text = new FeatureText(model);
        List<FeatureObjective> objectives = new ArrayList<>();
        for (String each : what) {
            text.read(kind.toLowerCase(Locale.ROOT), each)
                    .forEach(objective -> objectives.addAll(Collections.nCopies(count, text.with(objective, added))));
        }
        VisualizationRequest request = new VisualizationRequest(
                model,
                network.preprocessing(model),
                objectives,
                settings,
                options.spectrum(),
                options.seed(),
                VisualizationRequest.MEMORY,
                network.session());
        Visualization found = optimized(request);
        if (!found.complete()) {
            Output.note("vizsla: stopped; the pictures are the best so far");
        }
        done(new VisualizationFolder(out, Remedies::words).write(request, found), out, GalleryFiles.PAGE);
    }

    private Visualization optimized(VisualizationRequest request) {
        Cancellation cancellation = new Cancellation();
        long steps = (long) request.settings().steps() * request.objectives().size();
        boolean[] begun = {false};
        try (Progress progress = Progress.of(environment, "Optimizing", steps)) {
            return FeatureVisualization.run(
                    request,
                    (picture, step, value) -> {
                        progress.step();
                        if (!begun[0]) {
                            begun[0] = true;
                            Signals.register("INT", () -> stop(cancellation));
                        }
                    },
                    cancellation);
        }
    }

    /** The first time, the work ends and is written; the second time, all ends. */
    private static void stop(Cancellation cancellation) {
        if (cancellation.isCancelled()) {
            System.exit(INTERRUPTED);
        }
        cancellation.cancel();
    }
}
