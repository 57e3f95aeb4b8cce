package org.vizsla.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.report.export.ExplainerFile;
import org.vizsla.report.export.ExportCheck;
import org.vizsla.report.export.ExportRequest;
import org.vizsla.report.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes an explainer as an ONNX file. */
@Command(
        name = "export",
        description = {
            "Writes a network and methods as one ONNX file, the explainer, which any ONNX Runtime runs: in a browser, from"
                    + " Python, in C++, without Vizsla.",
            "Its inputs are images, prepared as for the network, and 'target', the class to explain for each, or -1 for"
                    + " the one with the highest score; its outputs are 'scores', 'chosen' (the classes explained) and one"
                    + " map for each method, named after it. The metadata property 'vizsla.explainer' describes all of it"
                    + " as JSON, which --json prints."
        },
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  vizsla export net.onnx --method saliency,grad_cam",
            "  vizsla export net.onnx --method fast --out explainer.onnx    all methods of one pass",
            "  vizsla export menagerie --json                               prints what a page needs to use it"
        })
public final class ExportCommand implements Runnable {
    /** The largest difference that rounding explains, as a part of a map's largest value. */
    private static final double TOLERANCE = 1e-4;

    @Parameters(paramLabel = "MODEL", arity = "0..1", description = "The network, as for --model.")
    private String positional = "";

    @Mixin
    private final NetworkOptions network;

    @Option(
            names = "--method",
            split = ",",
            paramLabel = "NAME,...",
            defaultValue = "grad_cam,saliency",
            description =
                    "Methods or families from 'vizsla methods', comma-separated. Those that run the network many times, or"
                            + " do not apply to it, are skipped, and reported. Default: ${DEFAULT-VALUE}.")
    private List<String> methods = List.of("grad_cam", "saliency");

    @Mixin
    private ParameterOptions parameters = new ParameterOptions();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "explainer.onnx",
            description = "The file; an existing one is replaced. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("explainer.onnx");

    @Option(
            names = "--check",
            description =
                    "Open the file again, and compare its maps of a noise image with Vizsla's own. Status 1 if they differ.")
    private boolean check;

    @Mixin
    private JsonOption json = new JsonOption();

    public ExportCommand(Environment environment) {
        this.network = new NetworkOptions(environment);
    }

    @Override
    public void run() {
        if (!out.toString().toLowerCase(Locale.ROOT).endsWith(".onnx")) {
            throw new UsageException("--out takes a file that ends with .onnx, not " + out);
        }
        if (Files.isDirectory(out)) {
            throw new UsageException(out + " is a folder; --out takes a file");
        }
        List<AttributionMethod> chosen = parameters.applied(methods);
        Model model = network.load(positional);
        Remedies.lines(model.intake()).forEach(line -> Output.note("vizsla: " + line));
        Preprocessing preprocessing = network.preprocessing(model);
        ExplainerSettings settings = parameters.settings(network.session(), preprocessing, chosen.size() > 1);
        ExportRequest request = new ExportRequest(model, preprocessing, chosen, settings);
        ExplainerFile.Written written = ExplainerFile.write(out, request);
        SkippedMethods.lines(written.skipped(), reason -> Remedies.message(reason))
                .forEach(Output::note);
        if (json.isGiven()) {
            Output.text(Json.write(written.description()));
        }
        if (check) {
            checked(request);
        }
        if (!json.isGiven()) {
            Output.line(out.toString());
        }
    }

    private void checked(ExportRequest request) {
        List<String> apart = new ArrayList<>();
        ExportCheck.differences(out, request).forEach((method, difference) -> {
            Output.note(String.format(Locale.ROOT, "  %-28s differs by %.1e of its largest value", method, difference));
            if (!(difference <= TOLERANCE)) {
                apart.add(method);
            }
        });
        if (!apart.isEmpty()) {
            throw new VizslaException(String.join(", ", apart) + " of " + out + " differ from Vizsla's own maps");
        }
    }
}
