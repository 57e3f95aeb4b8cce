package org.vizsla.cli.command.visualize;

import org.vizsla.cli.option.NetworkOptions;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.models.Model;
import org.vizsla.report.visualization.FirstLook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The weights of the first layer. */
@Command(
        name = "filters",
        description = "The weights of the first layer, as tiles.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = "  vizsla visualize filters --model net.onnx")
final class FiltersCommand implements Runnable {
    @Mixin
    private final NetworkOptions network;

    @Mixin
    private Result result = new Result();

    FiltersCommand(Environment environment) {
        network = new NetworkOptions(environment);
    }

    @Override
    public void run() {
        Model model = Optimization.told(network.load());
        result.write("filters", FirstLook.FILTERS, out -> FirstLook.filters(model, out));
    }
}
