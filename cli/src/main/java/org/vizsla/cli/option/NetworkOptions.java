package org.vizsla.cli.option;

import java.util.List;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Fit;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.runtime.Device;
import org.vizsla.runtime.SessionSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which network, how images are prepared for it, and where it runs. */
public final class NetworkOptions {
    private static final int MOST_THREADS = 256;

    @Mixin
    private final ModelOptions model;

    @Option(
            names = "--resize",
            paramLabel = "HOW",
            defaultValue = "stretch",
            description =
                    "stretch: the whole image, resized to the network's input (default); crop: its middle, keeping"
                            + " proportions.")
    private Fit resize = Fit.STRETCH;

    @Option(
            names = "--mean",
            split = ",",
            paramLabel = "R,G,B",
            description = "Mean, subtracted from values in 0 to 1. Default: ImageNet's, 0.485,0.456,0.406.")
    private List<Float> mean = Preprocessing.IMAGENET_MEAN;

    @Option(
            names = "--std",
            split = ",",
            paramLabel = "R,G,B",
            description = "Standard deviation, divides the result. Default: ImageNet's, 0.229,0.224,0.225.")
    private List<Float> deviation = Preprocessing.IMAGENET_STANDARD_DEVIATION;

    @Option(
            names = "--device",
            paramLabel = "cpu|cuda|auto",
            defaultValue = "cpu",
            description =
                    "Where to run. cuda needs the GPU build ('mvn -Pcuda clean package -DskipTests'); auto uses it where it"
                            + " works. Default: ${DEFAULT-VALUE}.")
    private Device device = Device.CPU;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "Threads per operator; 0 (default): one per core.")
    private int threads;

    public NetworkOptions(Environment environment) {
        model = new ModelOptions(environment);
    }

    /** Which network. */
    public ModelOptions model() {
        return model;
    }

    /** How images are prepared. */
    public Preprocessing preprocessing(Model model) {
        return UsageException.unlessRefused(
                () -> new Preprocessing(model.height(), model.width(), resize, mean, deviation));
    }

    /** Where it runs. */
    public SessionSettings session() {
        if (threads < 0 || threads > MOST_THREADS) {
            throw new UsageException("--threads must be 0 to " + MOST_THREADS + ", not " + threads);
        }
        return SessionSettings.DEFAULT.withDevice(device).withThreads(threads);
    }
}
