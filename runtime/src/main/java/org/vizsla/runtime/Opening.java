package org.vizsla.runtime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.TensorData;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.onnx.OnnxWriter;
import org.vizsla.graph.suggestion.Remedy;
import org.vizsla.graph.suggestion.Setting;

/**
 * Opens sessions so that weights are mapped from the file that holds them.
 *
 * <p>ONNX Runtime maps external data from one folder only: the one that holds most bytes of the graph's weights is chosen. Prepacking is off, since
 * it would copy them.
 */
final class Opening {
    private static final String EXTERNAL_FOLDER = "session.model_external_initializers_file_folder_path";

    private static final Remedy USE_PROCESSOR = Remedy.give(Setting.DEVICE, "cpu");

    private Opening() {}

    static OrtSession open(Graph graph, SessionSettings settings, SharedWeights weights) throws OrtException {
        OrtEnvironment environment = Onnx.environment();
        try (SessionOptions options = new SessionOptions()) {
            options.setOptimizationLevel(settings.optimize() ? OptLevel.ALL_OPT : OptLevel.NO_OPT);
            options.setIntraOpNumThreads(settings.threads());
            options.addConfigEntry("session.disable_prepacking", "1");
            if (!settings.spinning()) {
                options.addConfigEntry("session.intra_op.allow_spinning", "0");
            }
            if (!QuantizedParts.areFixed(graph)) {
                options.addConfigEntry("session.disable_quant_qdq", "1");
            }
            useDevice(options, settings.device());
            weights.addTo(options);
            Optional<Path> folder = weightsFolder(graph);
            if (folder.isPresent()) {
                options.addConfigEntry(EXTERNAL_FOLDER, folder.get().toString());
            }
            return environment.createSession(encoded(graph), options);
        }
    }

    /** What ONNX Runtime is given of a graph: all but the weights in files. */
    static byte[] encoded(Graph graph) {
        return weightsFolder(graph)
                .map(folder -> OnnxWriter.toBytes(graph, folder))
                .orElseGet(() -> OnnxWriter.toBytes(graph));
    }

    private static void useDevice(SessionOptions options, Device device) throws OrtException {
        if (device.resolved() == Device.CPU) {
            return;
        }
        if (!Cuda.isBuilt()) {
            throw new VizslaException(
                    "this build of ONNX Runtime has no CUDA", new Remedy.UseCudaBuild().or(USE_PROCESSOR));
        }
        try {
            Cuda.addTo(options);
        } catch (OrtException e) {
            throw new VizslaException(
                    "CUDA cannot be used here (" + RuntimeFailure.oneLine(e.getMessage()) + ")", USE_PROCESSOR, e);
        }
    }

    private static Optional<Path> weightsFolder(Graph graph) {
        Map<Path, Long> bytes = new HashMap<>();
        for (Tensor tensor : graph.initializers().values()) {
            if (tensor.data() instanceof TensorData.InFile file) {
                Path folder = file.file().toAbsolutePath().getParent();
                if (folder != null) {
                    bytes.merge(folder, file.length(), Long::sum);
                }
            }
        }
        return bytes.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }
}
