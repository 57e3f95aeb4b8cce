package org.vizsla.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.TensorData;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;

/**
 * Large weights in files, given to a session as mapped memory. All sessions over the same tensors share one mapping; otherwise each would make its
 * own, of the same pages, but counted again. ONNX Runtime ignores the weights that it replaced when it optimized the graph.
 *
 * <p>ONNX Runtime does not keep a reference: this must stay open as long as the session.
 */
final class SharedWeights implements AutoCloseable {
    private static final long SMALLEST = 1 << 20;

    private final Map<String, OnnxTensor> tensors = new LinkedHashMap<>();

    private SharedWeights() {}

    /** The large weights of a graph; none for a device that has its own memory. */
    static SharedWeights of(Graph graph, Device device) throws OrtException {
        SharedWeights weights = new SharedWeights();
        if (device.resolved() == Device.CPU) {
            try {
                weights.takeFrom(graph);
            } catch (OrtException | RuntimeException e) {
                weights.close();
                throw e;
            }
        }
        return weights;
    }

    private void takeFrom(Graph graph) throws OrtException {
        for (Map.Entry<String, Tensor> entry : graph.initializers().entrySet()) {
            if (isLarge(entry.getValue()) && isOnlyMultiplied(graph, entry.getKey())) {
                tensors.put(entry.getKey(), Onnx.tensor(entry.getValue()));
            }
        }
    }

    /** How many tensors are shared. */
    public int count() {
        return tensors.size();
    }

    /** Whether it is worth sharing, and aligned so that its elements can be read in place. */
    private static boolean isLarge(Tensor tensor) {
        return tensor.type() == DataType.FLOAT32
                && tensor.data() instanceof TensorData.InFile file
                && file.length() >= SMALLEST
                && file.length() <= Integer.MAX_VALUE
                && file.offset() % DataType.FLOAT32.size() == 0;
    }

    /**
     * Whether only layers read it, such as convolutions. When it moves transpositions past other operators, ONNX Runtime transposes their constants
     * under the same name, and would then take the tensor given here for the transposed one.
     */
    private static boolean isOnlyMultiplied(Graph graph, String weight) {
        return graph.readers(weight).stream().allMatch(node -> multiplies(node, weight));
    }

    private static boolean multiplies(Node node, String weight) {
        boolean inside = node.attributes().values().stream()
                .allMatch(attribute -> !(attribute instanceof Attribute.OfGraph subgraph)
                        || isOnlyMultiplied(subgraph.value(), weight));
        return inside
                && (!node.inputs().contains(weight) || OperatorTraits.of(node).has(Trait.WEIGHS));
    }

    void addTo(SessionOptions options) throws OrtException {
        for (Map.Entry<String, OnnxTensor> entry : tensors.entrySet()) {
            options.addInitializer(entry.getKey(), entry.getValue());
        }
    }

    @Override
    public void close() {
        tensors.values().forEach(OnnxTensor::close);
    }
}
