package org.vizsla.cli.command;

import java.util.Locale;
import org.vizsla.cli.option.JsonOption;
import org.vizsla.cli.option.ModelOptions;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.Output;
import org.vizsla.cli.terminal.Remedies;
import org.vizsla.models.Model;
import org.vizsla.report.json.InspectionJson;
import org.vizsla.report.json.Json;
import org.vizsla.report.network.Inspection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Describes a network. */
@Command(
        name = "inspect",
        description =
                "Describes a network: input, classes, layers, operators, and whether methods can explain all of it."
                        + " Never downloads anything.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  vizsla inspect net.onnx",
            "  vizsla inspect menagerie --layers              every node of the embedded network",
            "  vizsla inspect weights.pth --arch vgg16 --json"
        })
public final class InspectCommand implements Runnable {
    @Parameters(paramLabel = "MODEL", arity = "0..1", description = "The network, as for --model.")
    private String positional = "";

    @Mixin
    private final ModelOptions model;

    @Option(names = "--layers", description = "List every node, not only those with weights.")
    private boolean everyNode;

    @Mixin
    private JsonOption json = new JsonOption();

    public InspectCommand(Environment environment) {
        this.model = new ModelOptions(environment);
    }

    @Override
    public void run() {
        Model loaded = model.loadWithoutDownload(positional);
        Inspection inspection = Inspection.of(loaded, everyNode);
        if (json.isGiven()) {
            Output.text(Json.write(InspectionJson.of(inspection)));
        } else {
            print(inspection);
        }
    }

    private static void print(Inspection inspection) {
        Model model = inspection.model();
        Output.format("%s%n", model.name());
        Output.format("  input       %s%n", inspection.input());
        Remedies.lines(model.intake()).forEach(line -> Output.format("  assumed     %s%n", line));
        Output.format("  output      %s%n", inspection.output());
        Output.format("  answer      %s%n", inspection.answer());
        Output.format("  parameters  %,d%n", inspection.parameters());
        if (!model.cutOff().isEmpty()) {
            Output.format("  cut off     a final %s; scores are what went into it%n", model.cutOff());
        }
        if (!model.otherOutputs().isEmpty()) {
            Output.format("  not shown   %s; --output chooses%n", String.join(", ", model.otherOutputs()));
        }
        Output.format("%n%-40s %-20s %-22s %14s%n", "layer", "operator", "output", "parameters");
        for (Inspection.Layer layer : inspection.layers()) {
            Output.format(
                    "%-40s %-20s %-22s %14s%n",
                    layer.name(),
                    layer.operator(),
                    layer.output(),
                    layer.parameters() == 0 ? "" : String.format(Locale.ROOT, "%,d", layer.parameters()));
        }
        Output.format("%n%-40s %8s  %s%n", "operator", "times", "derivative");
        inspection
                .operators()
                .forEach((name, operator) ->
                        Output.format("%-40s %8d  %s%n", name, operator.count(), operator.derivative()));
        Output.format(
                "%n%s%n",
                inspection
                        .obstacle()
                        .map(reason -> "Gradient methods do not apply: " + reason.message())
                        .orElse(
                                inspection.operators().values().stream().allMatch(Inspection.Operator::isSupported)
                                        ? "All operators are supported."
                                        : "All operators between image and score are supported."));
    }
}
