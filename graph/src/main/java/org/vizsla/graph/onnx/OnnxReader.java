package org.vizsla.graph.onnx;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.vizsla.graph.Graph;
import org.vizsla.graph.OnnxMetadata;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.onnx.internal.ModelBytes;
import org.vizsla.graph.onnx.internal.ModelReader;

/**
 * Reads ONNX models of operator set 9 to 21.
 *
 * <p>A file is mapped, not read: tensors of 1 KiB and more become references to their bytes in it, or in a file next to it (external data, from the
 * model's own folder only). The files must stay as they are while the graph is in use.
 *
 * <p>A model can come from anyone. A model that is damaged, not supported, or describes more than it holds is refused with a {@link VizslaException}
 * of one line, and costs memory at most in proportion to its size.
 *
 * <p>Choices: the domain {@code ai.onnx} is the empty one. Inputs that are also initializers do not count as inputs. What a model says about itself
 * is kept in {@link Graph#metadata()}, under the keys of {@link OnnxMetadata}. Types and shapes of inputs and outputs are read; those of intermediate
 * values are not, since nothing guarantees that they are right; running the model shows what they are. Training information, and doc strings of
 * nodes, tensors and values, are dropped. Not supported, and refused by name: strings, sparse tensors, sequences, maps and optional values, and
 * model-local functions that a node calls.
 *
 * <p>Source: the ONNX intermediate representation specification, version 10, and its {@code onnx.proto3}.
 */
public final class OnnxReader {
    private OnnxReader() {}

    /**
     * Reads a file.
     *
     * @throws VizslaException if it is not a supported model
     */
    public static Graph read(Path file) {
        return ModelReader.read(ModelBytes.map(file));
    }

    /**
     * Reads a model in memory, from position to limit. Tensors of 1 KiB and more are views of these bytes, which must not change. A model with
     * external data is refused, since there is no folder to look in.
     *
     * @throws VizslaException if it is not a supported model
     */
    public static Graph read(ByteBuffer bytes) {
        return ModelReader.read(ModelBytes.of(bytes));
    }
}
