package org.vizsla.cli.option;

import java.nio.file.Path;
import java.util.List;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Target;
import org.vizsla.models.Model;
import org.vizsla.models.input.SizeOfImages;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.report.job.ExplanationRequest;
import org.vizsla.report.job.Targets;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How images are explained that come from elsewhere, any number of them: by which network and methods, and for which class. */
public final class ExplanationOptions {
    @Mixin
    private final NetworkOptions network;

    @Mixin
    private TargetOption target = new TargetOption();

    @Mixin
    private AgainstOption against = new AgainstOption();

    @Option(
            names = "--method",
            split = ",",
            paramLabel = "NAME",
            defaultValue = "grad_cam",
            description =
                    "Methods or families from 'vizsla methods', comma-separated, or all. Those that do not apply to the"
                            + " network are skipped, and reported. Default: ${DEFAULT-VALUE}.")
    private List<String> methods = List.of("grad_cam");

    @Mixin
    private ParameterOptions parameters = new ParameterOptions();

    @Mixin
    private MemoryOption memory = new MemoryOption();

    @Mixin
    private SeedOption seed = new SeedOption();

    public ExplanationOptions(Environment environment) {
        network = new NetworkOptions(environment, true);
    }

    /** The network and how it runs. */
    public NetworkOptions network() {
        return network;
    }

    /** Refuses what is wrong whatever the network is. */
    public void check() {
        parameters.applied(methods);
        memory.bytes();
        network.session();
    }

    /**
     * The network.
     *
     * @param files images that decide which one it is, if none is named
     * @param array whether the images are arrays
     */
    public Model model(List<Path> files, SizeOfImages size, boolean array) {
        return against.of(network.load(files, size, array));
    }

    /** What another machine must have to load the same network. */
    public SentNetwork sent(Model loaded) {
        return network.model().sent(loaded);
    }

    /** What is asked of the network; there are no sources yet. */
    public ExplanationRequest request(Model model) {
        List<AttributionMethod> chosen = parameters.applied(methods);
        Preprocessing preprocessing = network.preprocessing(model);
        return new ExplanationRequest(
                model,
                preprocessing,
                chosen,
                List.of(),
                Targets.onePerImage(target(model)),
                parameters
                        .settings(network.session(), preprocessing, chosen.size() > 1)
                        .withMemory(memory.bytes()),
                seed.seed());
    }

    private List<Target> target(Model model) {
        List<Target> named = target.named(model);
        if (named.size() > 1) {
            throw new UsageException("--target names " + named.size() + " classes; name one for all images");
        }
        return named;
    }
}
