package org.vizsla.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.onnx.OnnxReader;
import org.vizsla.graph.suggestion.Remedy;
import org.vizsla.graph.suggestion.Setting;
import org.vizsla.models.answer.Answer;
import org.vizsla.models.answer.Answered;
import org.vizsla.models.architecture.Architecture;
import org.vizsla.models.architecture.Architectures;
import org.vizsla.models.checkpoint.Checkpoint;
import org.vizsla.models.checkpoint.Checkpoints;
import org.vizsla.models.download.CachedWeights;
import org.vizsla.models.download.Catalogue;
import org.vizsla.models.download.ProgressListener;
import org.vizsla.models.download.PublishedWeights;
import org.vizsla.models.download.WeightsStore;
import org.vizsla.models.labels.Labels;
import org.vizsla.models.onnx.ImportClassifier;
import org.vizsla.models.onnx.ImportSettings;
import org.vizsla.models.onnx.ImportedGraph;
import org.vizsla.models.picture.Fit;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.models.preprocessing.PreprocessingDetection;
import org.vizsla.models.preprocessing.ToldLabels;
import org.vizsla.models.trial.Trial;
import org.vizsla.runtime.Cancellation;

/** Loads a network by name or from a file, ready to be explained; the {@link EmbeddedNetwork} needs no file. */
public final class ModelLoader {
    private final WeightsStore store;

    public ModelLoader(WeightsStore store) {
        this.store = store;
    }

    /** Loads a network of this name, or from this file, without reporting progress. */
    public Model load(String model) {
        return load(ModelRequest.of(model), ProgressListener.NONE);
    }

    /**
     * Loads a network; the weights of a named network are downloaded if they are not in the cache.
     *
     * @throws VizslaException if there is no such network or file, it cannot be obtained, or it is not an image classifier
     */
    public Model load(ModelRequest request, ProgressListener progress) {
        Optional<Path> file = existing(request.model());
        if (file.isPresent() && request.weights() != null) {
            throw new VizslaException(
                    file.get() + " has its own weights; others go with the name of an architecture",
                    Remedy.omit(Setting.WEIGHTS));
        }
        if (file.isPresent()) {
            if (isOnnx(file.get())) {
                return onnx(file.get(), request, progress);
            }
            refuseOutput(request);
            return checkpoint(file.get(), request.architecture(), request);
        }
        refuseOutput(request);
        String name = request.model();
        if (name.contains("/")
                || name.contains("\\")
                || name.toLowerCase(Locale.ROOT).matches(".*\\.(onnx|pth|pt|safetensors)")) {
            throw new VizslaException("there is no file " + name);
        }
        if (EmbeddedNetwork.isNamed(name) && request.weights() == null) {
            Model model = EmbeddedNetwork.load();
            return model.withLabels(labels(request.labels(), model.classes(), model.labels()));
        }
        Architecture architecture =
                Architectures.byName(EmbeddedNetwork.architectureOf(Catalogue.architectureOf(name)));
        if (request.weights() != null) {
            return checkpoint(request.weights(), architecture.name(), request);
        }
        Path weights = store.pull(name, progress);
        return checkpoint(weights, architecture, store.catalogue().require(name), request);
    }

    private static void refuseOutput(ModelRequest request) {
        if (request.output().name() != null) {
            throw new VizslaException(
                    request.model() + " has only one output; those of .onnx files have names",
                    Remedy.omit(Setting.OUTPUT));
        }
    }

    private static Optional<Path> existing(String model) {
        try {
            Path path = Path.of(model);
            return Files.isRegularFile(path) ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** By name; or by content, if the name says nothing: a model begins with its format's version, field 1 of type varint. */
    static boolean isOnnx(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".onnx")) {
            return true;
        }
        if (name.matches(".*\\.(pth|pt|safetensors|bin|ckpt)")) {
            return false;
        }
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] head = stream.readNBytes(2);
            return head.length == 2 && head[0] == 8 && head[1] > 0 && head[1] < 32;
        } catch (IOException e) {
            throw new VizslaException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private Model onnx(Path file, ModelRequest request, ProgressListener progress) {
        if (request.architecture() != null) {
            throw new VizslaException(
                    file + " is an ONNX model, which has its own architecture", Remedy.omit(Setting.ARCHITECTURE));
        }
        Graph raw = OnnxReader.read(file);
        PreprocessingDetection preprocessing = PreprocessingDetection.of(raw.metadata(), file);
        ImportSettings settings = new ImportSettings(
                request.size().withTold(preprocessing.size()),
                request.keepSoftmax(),
                request.output(),
                namesBothSides(request));
        if (request.untrusted()) {
            new Trial(store.folder()).require(file, raw, settings, Cancellation.NEVER);
        }
        ImportedGraph imported = new ImportClassifier(settings).apply(raw);
        if (!imported.note().isEmpty()) {
            progress.note(imported.note());
        }
        String name = file.getFileName().toString().replaceFirst("\\.onnx$", "");
        Model model = new Model(
                name,
                imported.graph(),
                imported.input(),
                imported.scores(),
                imported.cutOff(),
                imported.answer(),
                labels(request.labels(), imported.graph(), imported.answer(), raw.metadata(), file),
                new WeightsOrigin.InFile(file),
                1,
                Optional.empty(),
                imported.intake(),
                imported.otherOutputs(),
                Optional.empty());
        return withPreprocessing(model, preprocessing);
    }

    /** The network with the preprocessing that its file tells; one that takes no images has none. */
    private static Model withPreprocessing(Model model, PreprocessingDetection preprocessing) {
        if (model.channels() != 1 && model.channels() != 3) {
            return model;
        }
        return prepared(
                model,
                preprocessing.detected(
                        model.graph(), model.input(), model.intake().form()));
    }

    private static Model prepared(Model model, PreprocessingDetection.Detected detected) {
        Preprocessing usual = model.preprocessing();
        boolean told = detected.normalization().isPresent() || detected.fit().isPresent();
        Model prepared = told
                ? model.withPreprocessing(new Preprocessing(
                        model.height(),
                        model.width(),
                        detected.fit().orElse(usual.fit()),
                        detected.normalization().orElse(usual.normalization())))
                : model;
        return prepared.withIntake(model.intake().assuming(detected.assumptions()));
    }

    /** Names of classes, labels or sides: the user's, or those that the file or one beside it tells. */
    private static Labels labels(
            @Nullable Path file, Graph graph, Answer answer, Map<String, String> metadata, Path network) {
        if (answer == Answer.SIDES || answer == Answer.NUMBER) {
            return file == null ? SideLabels.standard(answer) : SideLabels.of(answer, Labels.read(file));
        }
        Shape shape = graph.shape(graph.outputs().get(0));
        int classes = shape == null ? 0 : Shape.lengthOf(Math.max(0, shape.size(1)));
        return file != null
                ? labels(file, classes, standardLabels(classes))
                : Labels.ofFile(graph.metadata(), classes)
                        .or(() -> ToldLabels.of(metadata, network, classes))
                        .orElseGet(() -> standardLabels(classes));
    }

    private static boolean namesBothSides(ModelRequest request) {
        return request.labels() != null && Labels.read(request.labels()).size() == 2;
    }

    private Model checkpoint(Path file, @Nullable String architecture, ModelRequest request) {
        Checkpoint checkpoint = Checkpoints.readCached(file, store.folder());
        Map<String, Tensor> weights = checkpoint.tensors();
        Architecture found = architecture != null ? Architectures.byName(architecture) : recognised(file, weights);
        int size = found.size(weights);
        Optional<PublishedWeights> published = store.catalogue().holding(file);
        if (published.isPresent() && published.get().architecture().equals(found.name())) {
            return checkpoint(file, found, published.get(), request);
        }
        Preprocessing usual = store.catalogue()
                .find(found.name())
                .map(weightsOf -> weightsOf.preprocessing().stretchedTo(size))
                .orElseGet(() -> Preprocessing.imageNet(size, size, Fit.STRETCH));
        Model model = labelled(found, found.build(weights), checkpoint, new WeightsOrigin.InFile(file), usual, request);
        return found.name().equals(EmbeddedNetwork.ARCHITECTURE)
                ? model
                : prepared(
                        model,
                        PreprocessingDetection.of(checkpoint.metadata(), file)
                                .detected(model.intake().form()));
    }

    /** The network of a published file, for images of the size that these very weights were published with. */
    private Model checkpoint(Path file, Architecture architecture, PublishedWeights published, ModelRequest request) {
        Checkpoint checkpoint = Checkpoints.readCached(file, store.folder());
        Preprocessing preprocessing = published.preprocessing().asPublished();
        Graph graph =
                architecture.build(checkpoint.tensors(), preprocessing.height(), preprocessing.width()).toBuilder()
                        .name(published.name())
                        .build();
        WeightsOrigin origin = store.find(published.name())
                .flatMap(CachedWeights::sha256)
                .<WeightsOrigin>map(digest -> new WeightsOrigin.Verified(file, digest))
                .orElseGet(() -> new WeightsOrigin.InFile(file));
        Model model = labelled(architecture, graph, checkpoint, origin, preprocessing, request);
        String source = "torchvision publishes for " + published.architecture() + " " + published.entry();
        return model.withIntake(model.intake().assuming(PreprocessingDetection.published(preprocessing, source)));
    }

    private static Model labelled(
            Architecture architecture,
            Graph graph,
            Checkpoint checkpoint,
            WeightsOrigin origin,
            Preprocessing preprocessing,
            ModelRequest request) {
        Model model = Model.of(graph, Labels.numbered(1), origin).withPreprocessing(preprocessing);
        if (!architecture.name().equals(EmbeddedNetwork.ARCHITECTURE)) {
            Answered answered = Answered.of(model.graph(), "", request.output().answer(), namesBothSides(request));
            return model.withAnswer(answered)
                    .withLabels(labels(
                            request.labels(),
                            answered.graph(),
                            answered.answer(),
                            checkpoint.metadata(),
                            checkpoint.file()));
        }
        int classes = model.classes();
        Labels animals = Labels.menagerie();
        Labels standard = classes == animals.size() ? animals : standardLabels(classes);
        return model.withLabels(labels(request.labels(), classes, standard))
                .withTemperature(EmbeddedNetwork.temperature(checkpoint.metadata()));
    }

    private static Architecture recognised(Path file, Map<String, Tensor> weights) {
        List<Architecture> found = Architectures.recognise(weights);
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new VizslaException(
                found.isEmpty()
                        ? "the architecture of " + file + " cannot be recognized from its weights"
                        : "the weights of " + file + " are those of "
                                + found.stream().map(Architecture::name).collect(Collectors.joining(" or of ")),
                Remedy.give(
                        Setting.ARCHITECTURE,
                        found.stream().map(Architecture::name).toArray(String[]::new)));
    }

    /** Those of the user's file, which must name as many classes as the network has; otherwise the standard ones. */
    private static Labels labels(@Nullable Path file, int classes, Labels standard) {
        if (file == null) {
            return standard;
        }
        Labels labels = Labels.read(file);
        if (labels.size() != classes) {
            throw new VizslaException(file + " names " + labels.size() + " classes, but the network has " + classes
                    + empty(labels) + background(labels.size(), classes));
        }
        return labels;
    }

    /** That some lines hold no name: each stands for a class, so that the others keep their numbers. */
    private static String empty(Labels labels) {
        long empty = IntStream.range(0, labels.size())
                .filter(index -> labels.name(index).isBlank())
                .count();
        return empty == 0
                ? ""
                : "; " + empty + " of its lines " + (empty == 1 ? "is" : "are") + " empty, and each counts as a class";
    }

    /** What one class more or less often is. */
    private static String background(int names, int classes) {
        if (names + 1 == classes) {
            return "; if its first class is the background, as in TensorFlow's networks, add a first line for it";
        }
        return names == classes + 1 ? "; if the first line names a background that it does not have, remove it" : "";
    }

    private static Labels standardLabels(int classes) {
        return classes == 1000 ? Labels.imageNet() : Labels.numbered(classes);
    }
}
