package org.vizsla.cli.command.visualize;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.vizsla.cli.option.RunOption;
import org.vizsla.cli.option.VisualizationOptions;
import org.vizsla.cli.terminal.Output;
import org.vizsla.graph.AtomicFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The spectrum of images. */
@Command(
        name = "spectrum",
        description = "The spectrum of a folder of images, for --spectrum.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = "  vizsla visualize spectrum photos/ --out mine")
final class SpectrumCommand implements Runnable {
    @Parameters(paramLabel = "DIR", description = "The folder.")
    private Path folder = Path.of("");

    @Mixin
    private RunOption output = new RunOption();

    @Override
    public void run() {
        output.results();
        try (RunOption.Place place = output.place("spectrum")) {
            Path file = place.folder().resolve("spectrum.txt");
            AtomicFile.write(file, VisualizationOptions.measured(folder).text().getBytes(StandardCharsets.UTF_8));
            Output.line(file.toString());
        }
    }
}
