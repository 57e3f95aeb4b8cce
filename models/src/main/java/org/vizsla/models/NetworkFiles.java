package org.vizsla.models;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.vizsla.graph.onnx.OnnxReader;
import org.vizsla.models.preprocessing.ConfigurationFiles;

/**
 * All files that are read where a network is loaded from a file, so that they can go to other machines together.
 *
 * @param folder the one that all of them are in, at any depth; absolute
 * @param network the file of the network, from the folder
 * @param others weights in other files, and what lies beside the network and tells its preprocessing or classes, from the folder
 */
public record NetworkFiles(Path folder, Path network, List<Path> others) {
    public NetworkFiles {
        others = List.copyOf(others);
    }

    /**
     * Those of a network.
     *
     * @param file of an ONNX model, or of weights
     * @throws org.vizsla.graph.VizslaException if it is an ONNX model that cannot be read
     */
    public static NetworkFiles of(Path file) {
        Path network = file.toAbsolutePath().normalize();
        Path own = Objects.requireNonNull(network.getParent());
        List<Path> configurations = ConfigurationFiles.places(network).stream()
                .filter(Files::isRegularFile)
                .toList();
        Path folder = configurations.stream()
                .map(Path::getParent)
                .filter(other -> !own.equals(other))
                .findFirst()
                .orElse(own);
        List<Path> others = new ArrayList<>(configurations);
        if (ModelLoader.isOnnx(network)) {
            OnnxReader.externalFiles(network).forEach(each -> others.add(own.resolve(each)));
        }
        return new NetworkFiles(
                folder,
                folder.relativize(network),
                others.stream().map(folder::relativize).toList());
    }

    /** A file that says all by itself. */
    public static NetworkFiles alone(Path file) {
        Path only = file.toAbsolutePath().normalize();
        return new NetworkFiles(Objects.requireNonNull(only.getParent()), only.getFileName(), List.of());
    }

    /** The network and all others. */
    public List<Path> all() {
        return Stream.concat(Stream.of(network), others.stream()).toList();
    }
}
