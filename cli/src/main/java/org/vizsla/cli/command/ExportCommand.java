package org.vizsla.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vizsla.cli.option.JsonOption;
import org.vizsla.cli.option.NetworkOptions;
import org.vizsla.cli.option.ParameterOptions;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.Output;
import org.vizsla.cli.terminal.Remedies;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.SkippedMethods;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.models.WeightsOrigin;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.report.export.Backend;
import org.vizsla.report.export.ExplainerFile;
import org.vizsla.report.export.ExportCheck;
import org.vizsla.report.export.ExportRequest;
import org.vizsla.report.export.site.Example;
import org.vizsla.report.export.site.ExplainerSite;
import org.vizsla.report.export.site.SiteRequest;
import org.vizsla.report.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes an explainer as an ONNX file, or as a page. */
@Command(
        name = "export",
        description = {
            "Writes a network and methods as one ONNX file, the explainer, which any ONNX Runtime runs: in a browser, from"
                    + " Python, in C++, without Vizsla.",
            "With --page, it writes a page in its place, made of files alone: readers drop a picture, and see the answer and the"
                    + " maps, computed in their browser. Any web server shows it, in any folder; no picture leaves the"
                    + " reader's device.",
            "Its inputs are images, prepared as for the network, and 'target', the class to explain for each, or -1 for"
                    + " the one with the highest score; its outputs are 'scores', 'chosen' (the classes explained) and one"
                    + " map for each method of one pass, named after it. The metadata property 'vizsla.explainer' describes"
                    + " all of it as JSON, which --json prints.",
            "Methods of many runs, such as integrated_gradients, smooth_grad, occlusion and rise, are a part of the graph"
                    + " and a loop over it, which that JSON describes: which copies of the image are run, and how the map"
                    + " is made of what they give."
        },
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  vizsla export net.onnx --method saliency,grad_cam",
            "  vizsla export net.onnx --method fast --out explainer.onnx    all methods of one pass",
            "  vizsla export net.onnx --method rise --set rise.masks=500    a loop over a part of the graph",
            "  vizsla export net.onnx --for webgpu --check                  for the graphics card, in a browser",
            "  vizsla export menagerie --json                               prints what a page needs to use it",
            "  vizsla export menagerie --page site                          a page for a web server",
            "  vizsla export net.onnx --page site --picture cat.png,dog.png    the same, with examples",
            "  vizsla export net.onnx --page site --single-file             site/index.html alone, which opens from disk"
        })
public final class ExportCommand implements Runnable {
    /** The largest difference that rounding explains, as a part of a map's largest value. */
    private static final double TOLERANCE = 1e-4;

    private static final List<String> METHODS = List.of("grad_cam", "saliency");

    /** Those of a page, which runs all of one pass for each picture, and the last where it is chosen. */
    private static final List<String> PAGE_METHODS = List.of(
            "grad_cam", "layer_cam", "saliency", "input_x_gradient", "lrp_epsilon_plus", "integrated_gradients");

    private static final Path FILE = Path.of("explainer.onnx");

    @Parameters(paramLabel = "MODEL", arity = "0..1", description = "The network, as for --model.")
    private String positional = "";

    @Mixin
    private final NetworkOptions network;

    @Option(
            names = "--method",
            split = ",",
            paramLabel = "NAME,...",
            description =
                    "Methods or families from 'vizsla methods', comma-separated. Those whose runs depend on one another, or"
                            + " that do not apply to it, are skipped, and reported. Default: grad_cam,saliency; of a page also"
                            + " layer_cam, input_x_gradient, lrp_epsilon_plus and integrated_gradients.")
    private List<String> methods = List.of();

    @Mixin
    private ParameterOptions parameters = new ParameterOptions();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The file; an existing one is replaced. Default: explainer.onnx.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--page",
            paramLabel = "DIR",
            description = "Write a page in place of a file, into a new or empty folder, or over an earlier page.")
    private Optional<Path> page = Optional.empty();

    @Option(names = "--single-file", description = "The page has all in it, so that it also works from disk.")
    private boolean singleFile;

    @Option(
            names = "--picture",
            split = ",",
            paramLabel = "FILE,...",
            description =
                    "Pictures that the page offers as examples, copied without what else is in their files. Default: of the"
                            + " embedded network four drawn animals, of others none.")
    private List<Path> pictures = List.of();

    @Option(
            names = "--for",
            paramLabel = "any|webgpu",
            defaultValue = "any",
            description =
                    "What runs the file: any ONNX Runtime on a processor, in a browser too, or WebGPU, for which operators that"
                            + " it lacks are written in others; such a file runs everywhere, and more slowly. Default:"
                            + " ${DEFAULT-VALUE}.")
    private Backend backend = Backend.ANY;

    @Option(
            names = "--check",
            description =
                    "Open the file again, and compare its maps of a noise image with Vizsla's own, which are computed without"
                            + " what --for changes. Takes as long as explaining the image twice. Status 1 if they differ.")
    private boolean check;

    @Mixin
    private JsonOption json = new JsonOption();

    public ExportCommand(Environment environment) {
        this.network = new NetworkOptions(environment);
    }

    @Override
    public void run() {
        checkOptions();
        List<String> named = methods.isEmpty() ? page.isPresent() ? PAGE_METHODS : METHODS : methods;
        List<AttributionMethod> chosen = parameters.applied(named);
        Model model = network.load(positional);
        Remedies.lines(model.intake()).forEach(line -> Output.note("vizsla: " + line));
        Preprocessing preprocessing = network.preprocessing(model);
        ExplainerSettings settings = parameters.settings(network.session(), preprocessing, chosen.size() > 1);
        ExportRequest request = new ExportRequest(model, preprocessing, chosen, settings, backend);
        ExplainerFile.Written written = page.map(
                        folder -> ExplainerSite.write(folder, new SiteRequest(request, examples(model), singleFile)))
                .orElseGet(() -> ExplainerFile.write(file(), request));
        SkippedMethods.lines(written.skipped(), reason -> Remedies.message(reason))
                .forEach(Output::note);
        if (json.isGiven()) {
            Output.text(Json.write(written.description()));
        }
        if (check) {
            checked(request);
        }
        if (!json.isGiven()) {
            Output.line(page.map(folder -> folder.resolve("index.html"))
                    .orElseGet(this::file)
                    .toString());
        }
    }

    private void checkOptions() {
        if (page.isPresent()) {
            if (out.isPresent() || check || backend != Backend.ANY) {
                throw new UsageException("--page writes a page, and takes none of --out, --check and --for");
            }
            return;
        }
        if (singleFile || !pictures.isEmpty()) {
            throw new UsageException((singleFile ? "--single-file" : "--picture") + " is about a page; add --page DIR");
        }
        if (!file().toString().toLowerCase(Locale.ROOT).endsWith(".onnx")) {
            throw new UsageException("--out takes a file that ends with .onnx, not " + file());
        }
        if (Files.isDirectory(file())) {
            throw new UsageException(file() + " is a folder; --out takes a file");
        }
    }

    private Path file() {
        return out.orElse(FILE);
    }

    private List<Example> examples(Model model) {
        boolean isDrawn = pictures.isEmpty() && model.origin() instanceof WeightsOrigin.Embedded;
        return isDrawn ? Example.drawn() : pictures.stream().map(Example::of).toList();
    }

    private void checked(ExportRequest request) {
        List<String> apart = new ArrayList<>();
        ExportCheck.differences(file(), request).forEach((method, difference) -> {
            Output.note(String.format(Locale.ROOT, "  %-28s differs by %.1e of its largest value", method, difference));
            if (!(difference <= TOLERANCE)) {
                apart.add(method);
            }
        });
        if (!apart.isEmpty()) {
            throw new VizslaException(String.join(", ", apart) + " of " + file() + " differ from Vizsla's own maps");
        }
    }
}
