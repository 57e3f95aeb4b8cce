package org.vizsla.cli.command.visualize;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.vizsla.cli.terminal.Output;
import org.vizsla.explain.method.Parameter;
import org.vizsla.optimize.visualize.Preset;
import org.vizsla.optimize.visualize.VisualizationParameters;
import org.vizsla.optimize.visualize.VisualizationSettings;
import picocli.CommandLine.Command;

/** All values of optimizations. */
@Command(
        name = "values",
        description = "All values that --set sets, what they mean, and what each preset has.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = "  vizsla visualize values")
final class ValuesCommand implements Runnable {
    @Override
    public void run() {
        for (Parameter<VisualizationSettings, ?> parameter : VisualizationParameters.ALL.list()) {
            Output.format("%s: %s; %s%n", parameter.name(), parameter.meaning(), parameter.takes());
            Output.format(
                    "    %s%n",
                    Arrays.stream(Preset.values())
                            .map(preset -> preset + " " + parameter.shown(preset.settings()))
                            .collect(Collectors.joining(", ")));
        }
    }
}
