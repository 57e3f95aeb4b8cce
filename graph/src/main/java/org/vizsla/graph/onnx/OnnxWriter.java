package org.vizsla.graph.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vizsla.graph.AtomicFile;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.TensorData;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.onnx.internal.ModelWriter;
import org.vizsla.graph.onnx.internal.WeightsPlace;

/**
 * Writes graphs as ONNX models of the IR version that belongs to their operator set: 10 for sets up to 22.
 *
 * <p>Fields are in the order of their numbers, so that the same graph gives the same bytes, which are also those of protobuf's own writers. A graph
 * whose metadata names no producer is written as Vizsla's.
 */
public final class OnnxWriter {
    private OnnxWriter() {}

    /**
     * The model with all its weights.
     *
     * @throws VizslaException if it is larger than 2 GB, or a file with weights cannot be read
     */
    public static byte[] toBytes(Graph graph) {
        return ModelWriter.encode(graph, WeightsPlace.INSIDE).toByteArray();
    }

    /**
     * The model, in which initializers of 1 KiB and more that live in files of this folder are external data: file, offset and length. Whoever loads
     * it must name that folder. Other weights are stored inside.
     *
     * @throws VizslaException if it is larger than 2 GB, or a file with weights cannot be read
     */
    public static byte[] toBytes(Graph graph, Path folder) {
        return ModelWriter.encode(graph, WeightsPlace.folder(folder)).toByteArray();
    }

    /**
     * Writes a file with all weights in it, which appears whole or not at all. It replaces an existing file, unless the graph's weights live in that
     * file.
     *
     * @throws VizslaException if the model is larger than 2 GB, a file with weights cannot be read, or the file cannot be written
     */
    public static void write(Path file, Graph graph) {
        for (Tensor tensor : graph.initializers().values()) {
            if (tensor.data() instanceof TensorData.InFile weights && isSame(file, weights.file())) {
                throw new VizslaException(
                        file + " holds the weights of graph '" + graph.name() + "' itself; write to another file");
            }
        }
        AtomicFile.write(file, ModelWriter.encode(graph, WeightsPlace.INSIDE)::writeTo);
    }

    private static boolean isSame(Path file, Path other) {
        try {
            return Files.exists(file) && Files.exists(other) && Files.isSameFile(file, other);
        } catch (IOException e) {
            throw new VizslaException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
