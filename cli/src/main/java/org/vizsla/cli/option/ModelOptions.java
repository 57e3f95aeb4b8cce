package org.vizsla.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.Output;
import org.vizsla.cli.terminal.Progress;
import org.vizsla.cli.terminal.Remedies;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.evaluate.SceneNote;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.Model;
import org.vizsla.models.ModelLoader;
import org.vizsla.models.ModelRequest;
import org.vizsla.models.WeightsOrigin;
import org.vizsla.models.answer.Answer;
import org.vizsla.models.answer.OutputChoice;
import org.vizsla.models.architecture.Architectures;
import org.vizsla.models.download.Catalogue;
import org.vizsla.models.download.OfflineException;
import org.vizsla.models.download.WeightsStore;
import org.vizsla.models.input.SizeChoice;
import org.vizsla.models.input.SizeOfImages;
import org.vizsla.report.source.FileSource;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which network. */
public final class ModelOptions {
    public static final String DEFAULT_MODEL = "squeezenet1_1";

    @Option(
            names = "--model",
            paramLabel = "NAME|FILE",
            description =
                    "A name from 'vizsla models', whose weights are downloaded once, or a file: .onnx, or .pth, .pt or"
                            + " .safetensors with weights. Default: " + DEFAULT_MODEL + "; for images that are all"
                            + " drawn by 'vizsla menagerie', " + EmbeddedNetwork.NAME
                            + ", the small embedded network that knows those animals.")
    private @Nullable String model;

    @Option(
            names = "--arch",
            paramLabel = "NAME",
            description =
                    "The architecture of a weights file; recognized by the names of the weights" + " where possible.")
    private @Nullable String architecture;

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description = "Weights for the network given by --model, instead of a download.")
    private @Nullable Path weights;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description =
                    "Class names, one per line, numbered or not, or JSON; for a network with one score, what it is for, or both answers, the one near 0"
                            + " first. Default: those in the file or beside it, or ImageNet's if the network has"
                            + " 1000 classes.")
    private @Nullable Path labels;

    @Mixin
    private final SizeOption size;

    @Option(
            names = "--output",
            paramLabel = "NAME",
            description = "Which output of an .onnx file is explained. Default: the first that can be class scores.")
    private @Nullable String output;

    @Option(
            names = "--answer",
            paramLabel = "KIND",
            description =
                    "What the scores are, where the file cannot tell: classes that exclude each other, labels that do not, two"
                            + " sides of one score, or a number. Default: labels or sides if a sigmoid ends the network,"
                            + " else classes or a number.")
    private @Nullable Answer answer;

    @Option(
            names = "--probability",
            description =
                    "Explain the probability after the final softmax or sigmoid of an .onnx file, not the class score before it.")
    private boolean probability;

    @Option(
            names = "--untrusted",
            description =
                    "Try an .onnx file in a process of its own first, with limits on time and memory: one that ends that process is"
                            + " refused. What came out is remembered by the content of the file.")
    private boolean untrusted;

    private final Environment environment;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    public ModelOptions(Environment environment) {
        this(environment, false);
    }

    /**
     * The same for a command that may draw maps at the size of a photograph.
     *
     * @param drawsMaps whether it does
     */
    ModelOptions(Environment environment, boolean drawsMaps) {
        this.environment = environment;
        size = drawsMaps ? new SizeOption.OrOriginal() : new SizeOption.OfNetwork();
    }

    /** Whether maps are drawn at the size of the photograph. */
    public boolean isOriginalSize() {
        return size.isOriginal();
    }

    /** The network for these files; a warning is printed if the embedded one does not know what they show. */
    public Model load(List<Path> files, SizeOfImages images) {
        return load(model, files, images);
    }

    private Model load(@Nullable String named, List<Path> files, SizeOfImages images) {
        boolean asked = named == null || EmbeddedNetwork.isNamed(named);
        List<Path> foreign = files.stream()
                .filter(file -> asked && SceneNote.in(file).isEmpty())
                .toList();
        boolean drawn = !files.isEmpty() && foreign.isEmpty() && weights == null && architecture == null;
        String standard = drawn ? EmbeddedNetwork.NAME : DEFAULT_MODEL;
        Model loaded = load(named == null ? standard : named, architecture, weights, images);
        boolean embedded = loaded.origin() instanceof WeightsOrigin.Embedded;
        foreign.stream()
                .filter(file -> embedded && !FileSource.isArray(file))
                .findFirst()
                .ifPresent(file -> Output.note("vizsla: the embedded network knows only twelve drawn animals, and "
                        + file.getFileName() + " is not drawn by 'vizsla menagerie'; '"
                        + environment.program() + " models pull " + DEFAULT_MODEL
                        + "' fetches a network for photographs"));
        return loaded;
    }

    /** The network for scenes of the Menagerie: the embedded one unless another is named. */
    public Model loadForScenes() {
        String standard = weights == null && architecture == null ? EmbeddedNetwork.NAME : DEFAULT_MODEL;
        return load(model == null ? standard : model, architecture, weights, SizeOfImages.UNKNOWN);
    }

    /** The network given by a command's argument instead of {@code --model}. */
    public Model load(String named) {
        return loadGiven(named, List.of(), SizeOfImages.UNKNOWN);
    }

    /** The same for these files, as {@link #load(List, SizeOfImages)}. */
    public Model loadGiven(String named, List<Path> files, SizeOfImages images) {
        if (isGiven("--model")) {
            throw new UsageException("the network is given twice: '" + named + "' and --model " + model);
        }
        return load(named, files, images);
    }

    /** The network given by a command's argument, or else by {@code --model}; nothing is downloaded for it. */
    public Model loadWithoutDownload(String argument) {
        String named = !argument.isEmpty() ? argument : Objects.requireNonNullElse(model, DEFAULT_MODEL);
        WeightsStore store = environment.store();
        boolean missing = weights == null
                && !Files.exists(Path.of(named))
                && store.catalogue().find(named).isPresent()
                && store.find(named).isEmpty();
        if (missing) {
            throw new VizslaException("the weights of " + named + " are not cached, and this command downloads nothing;"
                    + " 'vizsla models info " + named + "' describes the network without them, 'vizsla models pull "
                    + named + "' downloads them, --weights FILE gives your own");
        }
        return argument.isEmpty() ? load(List.of(), SizeOfImages.UNKNOWN) : load(argument);
    }

    /** A checkpoint of the architecture that is named, or else recognized by its weights; an ONNX file contains its own. */
    public Model loadCheckpoint(Path checkpoint, SizeOfImages images) {
        boolean onnx = checkpoint.toString().toLowerCase(Locale.ROOT).endsWith(".onnx");
        String named = architecture == null ? model : architecture;
        return load(checkpoint.toString(), onnx ? null : named, null, images);
    }

    /** Whether the user gave this option. */
    private boolean isGiven(String option) {
        return command != null && command.commandLine().getParseResult().hasMatchedOption(option);
    }

    private Model load(String name, @Nullable String named, @Nullable Path file, SizeOfImages images) {
        String known = named == null
                ? null
                : UsageException.unlessRefused(() ->
                                Architectures.byName(EmbeddedNetwork.architectureOf(Catalogue.architectureOf(named))))
                        .name();
        requireKnown(name);
        try (Progress progress = Progress.ofDownload(environment)) {
            ModelRequest request = new ModelRequest(
                    name,
                    known,
                    file,
                    labels,
                    probability,
                    new OutputChoice(output, answer),
                    new SizeChoice(size.size(), images),
                    untrusted);
            Model loaded = new ModelLoader(environment.store()).load(request, progress);
            if (probability && !loaded.yieldsProbabilities()) {
                throw new UsageException(
                        "'" + loaded.name()
                                + "' does not end in a softmax or sigmoid, so it has no probability to explain; omit --probability");
            }
            return loaded;
        } catch (OfflineException e) {
            throw new VizslaException(Remedies.message(e) + offline(name));
        }
    }

    /** A name that is neither a file's nor a network's is wrong usage. */
    private void requireKnown(String name) {
        boolean file = Files.exists(Path.of(name)) || name.matches(".*[/\\\\.].*");
        if (!file && environment.store().catalogue().find(name).isEmpty()) {
            UsageException.unlessRefused(
                    () -> Architectures.byName(EmbeddedNetwork.architectureOf(Catalogue.architectureOf(name))));
        }
    }

    /** All ways on without a connection. */
    private String offline(String name) {
        WeightsStore store = environment.store();
        String copied = store.catalogue()
                .find(name)
                .map(published -> "; or copy " + published.file() + " from a computer that has it to "
                        + store.folder().resolve("weights"))
                .orElse("");
        return copied + "; or explain your own network with --model your.onnx. '" + environment.program()
                + " demo' and --model " + EmbeddedNetwork.NAME + " need no network connection, and show drawn animals";
    }

    /**
     * What another machine must have to load the same.
     *
     * @param loaded the network that these options gave
     */
    SentNetwork sent(Model loaded) {
        boolean embedded = loaded.origin() instanceof WeightsOrigin.Embedded;
        String name = Objects.requireNonNullElse(model, embedded ? EmbeddedNetwork.NAME : DEFAULT_MODEL);
        boolean file = Files.isRegularFile(Path.of(name));
        Map<String, Path> files = new HashMap<>();
        if (file) {
            files.put("--model", Path.of(name));
        }
        if (weights != null) {
            files.put("--weights", weights);
        }
        if (labels != null) {
            files.put("--labels", labels);
        }
        return new SentNetwork(
                Optional.of(name).filter(any -> !file), files, loaded.file().filter(any -> !file && weights == null));
    }

    /** Whether probabilities are explained instead of scores. */
    public boolean explainsProbability() {
        return probability;
    }
}
