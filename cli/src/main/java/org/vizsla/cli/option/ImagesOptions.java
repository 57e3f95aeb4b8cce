package org.vizsla.cli.option;

import java.nio.file.Path;
import java.util.List;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.explain.Target;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.render.Bands;
import org.vizsla.report.source.FileSources;
import org.vizsla.report.source.Source;
import org.vizsla.runtime.SessionSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which images are explained, by which network and for which classes, and where the results go. */
public final class ImagesOptions {
    @Parameters(
            paramLabel = "IMAGE",
            arity = "1..*",
            description = "An image, a folder of images, or an .npy file: preprocessed, [C,H,W] or [N,C,H,W], or in the"
                    + " network's own layout.")
    private List<Path> paths = List.of();

    @Mixin
    private final NetworkOptions network;

    @Mixin
    private BandsOption bands = new BandsOption();

    @Mixin
    private TargetOption target = new TargetOption();

    @Mixin
    private AgainstOption against = new AgainstOption();

    @Mixin
    private RunOption output = new RunOption();

    @Mixin
    private OpenOption open = new OpenOption();

    @Option(names = "--json", description = "Print the contents of all result.json files, as a list.")
    private boolean json;

    /**
     * Options of a command.
     *
     * @param drawsMaps whether it may draw maps at the size of a photograph
     */
    public ImagesOptions(Environment environment, boolean drawsMaps) {
        network = new NetworkOptions(environment, drawsMaps);
    }

    /**
     * What is asked, with the network loaded.
     *
     * @param targets the classes named; none if they depend on each image
     * @param bands the channels drawn in colour
     */
    public record Asked(
            Model model,
            Preprocessing preprocessing,
            SessionSettings session,
            List<Source> sources,
            List<Target> targets,
            Bands bands) {}

    /** Checks the options, finds the images and loads the network, in this order. */
    public Asked asked() {
        Path out = output.results();
        SessionSettings session = network.session();
        FileSources found = sources(paths, out);
        Model model = against.of(network.load(found));
        Preprocessing preprocessing = network.preprocessing(model);
        return new Asked(
                model, preprocessing, session, found.sources(), target.named(model), bands.of(model, preprocessing));
    }

    /** The place for the results, which is made now if it is a new one. */
    public RunOption.Place place() {
        return output.place(paths);
    }

    /** Opens the page, if the user wants that. */
    public void show(Path page, Environment environment) {
        open.show(page, environment);
    }

    /** Whether pictures of maps get the size of the photograph. */
    public boolean isOriginalSize() {
        return network.model().isOriginalSize();
    }

    /** Whether the probability is explained instead of the class score. */
    public boolean explainsProbability() {
        return network.model().explainsProbability();
    }

    /** Whether JSON is printed instead of lines. */
    public boolean json() {
        return json;
    }

    /** The images at these paths, as {@link FileSources#in} finds them. */
    public static FileSources sources(List<Path> paths, Path out) {
        if (paths.stream().anyMatch(path -> path.toString().isBlank())) {
            throw new UsageException("an image's name is empty");
        }
        return FileSources.in(paths, out);
    }
}
