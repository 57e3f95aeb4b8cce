package org.vizsla.cli.command.visualize;

import org.vizsla.cli.option.NetworkOptions;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.models.Model;
import org.vizsla.report.visualization.FirstLook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The weights of the first layer. */
@Command(
        name = "filters",
        description = "The weights of the first layer, as tiles.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = "  vizsla visualize filters net.onnx")
final class FiltersCommand implements Runnable {
    @Parameters(paramLabel = "MODEL", arity = "0..1", description = "The network, as for --model.")
    private String positional = "";

    @Mixin
    private final NetworkOptions network;

    @Mixin
    private Result result = new Result();

    FiltersCommand(Environment environment) {
        network = new NetworkOptions(environment);
    }

    @Override
    public void run() {
        Model model = Optimization.told(network.load(positional));
        result.write("filters", FirstLook.FILTERS, out -> FirstLook.filters(model, out));
    }
}
