package org.vizsla.graph.onnx;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.vizsla.graph.Graph;
import org.vizsla.graph.OnnxMetadata;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.onnx.internal.ModelBytes;
import org.vizsla.graph.onnx.internal.ModelReader;

/**
 * Reads ONNX models of operator set {@value org.vizsla.graph.Opsets#OLDEST} to {@value org.vizsla.graph.Opsets#NEWEST}.
 *
 * <p>A file is mapped, not read: tensors of 1 KiB and more become references to their bytes in it, or in a file next to it (external data, from the
 * model's own folder only). The files must stay as they are while the graph is in use.
 *
 * <p>A model can come from anyone. A model that is damaged, not supported, or describes more than it holds is refused with a {@link VizslaException}
 * of one line, and costs memory at most in proportion to its size.
 *
 * <p>Choices, as in ONNX Runtime: the domain {@code ai.onnx} is the empty one; of two versions of a set the last counts, and one of ONNX Runtime's own that is not named is its newest;
 * nodes may come in any order, and are brought into one in which they can run; an output that is listed twice is one; a call of a function that the model defines is replaced by the function's nodes. Inputs that are initializers as well are no inputs. What a model says of itself is kept in
 * {@link Graph#metadata()}, under the keys of {@link OnnxMetadata}. Types and shapes of inputs and outputs are read; those of values in between are not, since
 * nothing holds a file to them, and running the model tells the truth. Training information, and doc strings of nodes, tensors and values, are dropped.
 * Initializers of strings become {@code Constant} nodes with the attribute {@code value_strings}, and attributes of them are texts.
 * Not supported, and refused by name: sparse tensors, and inputs that are sequences, maps or optional values.
 *
 * <p>Source: the ONNX intermediate representation specification, version 13, and its {@code onnx.proto3}.
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
     * The files next to a model that hold some of its tensors, as paths from its folder; none for most.
     *
     * @throws VizslaException if it is not a supported model
     */
    public static List<Path> externalFiles(Path file) {
        ModelBytes bytes = ModelBytes.map(file);
        ModelReader.read(bytes);
        return bytes.locations().stream().map(Path::of).toList();
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
