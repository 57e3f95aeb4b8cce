package org.vizsla.cli.option;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.graph.suggestion.Setting;
import org.vizsla.models.Model;
import org.vizsla.models.input.Intake;
import org.vizsla.models.input.SizeOfImages;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.report.source.FileSource;
import org.vizsla.report.source.FileSources;
import org.vizsla.runtime.Device;
import org.vizsla.runtime.SessionSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which network, how images are prepared for it, and where it runs. */
public final class NetworkOptions {
    private static final int MOST_THREADS = 256;

    @Mixin
    private final ModelOptions model;

    @Mixin
    private PreprocessingOptions preprocessing = new PreprocessingOptions();

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
        this(environment, false);
    }

    /**
     * The same for a command that may draw maps at the size of a photograph.
     *
     * @param drawsMaps whether it does
     */
    public NetworkOptions(Environment environment, boolean drawsMaps) {
        model = new ModelOptions(environment, drawsMaps);
    }

    /** Which network. */
    public ModelOptions model() {
        return model;
    }

    /** How images are prepared. */
    public Preprocessing preprocessing(Model model) {
        return preprocessing.of(model);
    }

    /** The network for some images; nothing is assumed about what options give, or about how arrays are normalized. */
    public Model load(FileSources found) {
        return asked(model.load(found.files(), found.size()), found);
    }

    /** The same, where an argument may name it in place of {@code --model}; empty if there is none. */
    public Model load(String argument, FileSources found) {
        return argument.isEmpty() ? load(found) : asked(model.loadGiven(argument, found.files(), found.size()), found);
    }

    /**
     * The same where one image stands for all.
     *
     * @param files the file that it is, if it is one
     * @param array whether it is an array
     */
    public Model load(List<Path> files, SizeOfImages size, boolean array) {
        return asked(model.load(files, size), array);
    }

    /** The same where there are no images: all are made by the network itself. */
    public Model load() {
        return without(preprocessing.given(), model.load(List.of(), SizeOfImages.UNKNOWN));
    }

    /** The same, where an argument may name it in place of {@code --model}; empty if there is none. */
    public Model load(String argument) {
        return argument.isEmpty() ? load() : without(preprocessing.given(), model.load(argument));
    }

    /** The same for a checkpoint of it. */
    public Model loadCheckpoint(Path checkpoint, FileSources found) {
        return asked(model.loadCheckpoint(checkpoint, found.size()), found);
    }

    private Model asked(Model loaded, FileSources found) {
        return asked(loaded, found.files().stream().allMatch(FileSource::isArray));
    }

    private Model asked(Model loaded, boolean onlyArrays) {
        return without(onlyArrays ? EnumSet.of(Setting.PREPROCESSING, Setting.RESIZE) : preprocessing.given(), loaded);
    }

    private static Model without(Set<Setting> told, Model loaded) {
        Intake intake = loaded.intake();
        for (Setting setting : told) {
            intake = intake.without(setting);
        }
        return loaded.withIntake(intake);
    }

    /** Where it runs. */
    public SessionSettings session() {
        if (threads < 0 || threads > MOST_THREADS) {
            throw new UsageException("--threads must be 0 to " + MOST_THREADS + ", not " + threads);
        }
        return SessionSettings.DEFAULT.withDevice(device).withThreads(threads);
    }
}
