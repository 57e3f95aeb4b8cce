package org.vizsla.graph.onnx.internal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.StringJoiner;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.TensorData;

/** Where a written model keeps its weights: all inside, or, for those in files of a given folder, where they are. */
public final class WeightsPlace {
    /** All weights in the model itself. */
    public static final WeightsPlace INSIDE = new WeightsPlace(Optional.empty());

    private final Optional<Path> folder;

    private WeightsPlace(Optional<Path> folder) {
        this.folder = folder;
    }

    /** Weights that live in files of this folder, or of folders in it, stay there. */
    public static WeightsPlace folder(Path folder) {
        return new WeightsPlace(Optional.of(folder.toAbsolutePath().normalize()));
    }

    /** The location of a tensor's file, relative to the folder, with slashes; empty where the tensor goes inside. */
    Optional<String> location(Tensor tensor) {
        if (folder.isEmpty()
                || !(tensor.data() instanceof TensorData.InFile data)
                || data.length() < Limits.LEFT_IN_FILE) {
            return Optional.empty();
        }
        Path file = data.file().toAbsolutePath().normalize();
        if (!file.startsWith(folder.get())) {
            return Optional.empty();
        }
        StringJoiner steps = new StringJoiner("/");
        folder.get().relativize(file).forEach(step -> steps.add(step.toString()));
        return Optional.of(steps.toString());
    }
}
