package org.vizsla.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vizsla.models.Model;
import org.vizsla.models.ModelLoader;
import org.vizsla.models.ModelRequest;
import org.vizsla.models.download.WeightsStore;
import org.vizsla.models.picture.Fit;
import org.vizsla.models.picture.Preprocessing;
import picocli.CommandLine.Option;

/** Which network, and how pictures are prepared for it. */
final class ModelOptions {
    static final String DEFAULT_MODEL = "squeezenet1_1";

    @Option(
            names = "--model",
            paramLabel = "NAME|FILE",
            defaultValue = DEFAULT_MODEL,
            description =
                    "A name from 'vizsla models', whose weights are downloaded once, or a file: .onnx, or .pth, .pt or"
                            + " .safetensors with weights. Default: ${DEFAULT-VALUE}.")
    private String model = DEFAULT_MODEL;

    @Option(
            names = "--arch",
            paramLabel = "NAME",
            description =
                    "The architecture that a file of weights belongs to; found on its own where the names of the weights"
                            + " tell.")
    private @Nullable String architecture;

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description = "Weights for the network that --model names, instead of a download.")
    private @Nullable Path weights;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "Names of the classes, one a line. Default: ImageNet's where the network has 1000 classes.")
    private @Nullable Path labels;

    @Option(
            names = "--resize",
            paramLabel = "HOW",
            defaultValue = "stretch",
            description =
                    "stretch: the whole picture, squeezed to the network's size (default); crop: the middle of it, keeping"
                            + " its proportions.")
    private Fit resize = Fit.STRETCH;

    @Option(
            names = "--mean",
            split = ",",
            paramLabel = "R,G,B",
            description = "Subtracted from values of 0 to 1. Default: ImageNet's, 0.485,0.456,0.406.")
    private List<Float> mean = Preprocessing.IMAGENET_MEAN;

    @Option(
            names = "--std",
            split = ",",
            paramLabel = "R,G,B",
            description = "What is left is divided by it. Default: ImageNet's, 0.229,0.224,0.225.")
    private List<Float> deviation = Preprocessing.IMAGENET_STANDARD_DEVIATION;

    @Option(
            names = "--probability",
            description =
                    "Explain the probability behind a final softmax of an .onnx file, not the class score before it.")
    private boolean probability;

    Model load() {
        return load(request());
    }

    /** A checkpoint of the architecture that is named, or else that its weights tell. */
    Model loadCheckpoint(Path checkpoint) {
        boolean named = !model.equals(DEFAULT_MODEL) && !Files.exists(Path.of(model));
        String wanted = architecture == null && named ? model : architecture;
        return load(new ModelRequest(checkpoint.toString(), wanted, null, labels, probability));
    }

    /** The network that a command's own argument names instead of {@code --model}. */
    Model load(String named) {
        return load(new ModelRequest(named, architecture, weights, labels, probability));
    }

    private static Model load(ModelRequest request) {
        try (Progress progress = Progress.ofDownload()) {
            return new ModelLoader(store()).load(request, progress);
        }
    }

    private ModelRequest request() {
        return new ModelRequest(model, architecture, weights, labels, probability);
    }

    static WeightsStore store() {
        return WeightsStore.of(Main.environment());
    }

    Preprocessing preprocessing(Model loaded) {
        return new Preprocessing(loaded.width(), loaded.height(), resize, mean, deviation);
    }
}
