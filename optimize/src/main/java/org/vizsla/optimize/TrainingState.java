package org.vizsla.optimize;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;

/** Weights, velocities and slopes of the trained parameters, in direct memory that is allocated once and serves one image after the other. */
final class TrainingState {
    private static final byte[] ZEROS = new byte[1 << 13];

    private final Map<String, Tensor> pretrained = new LinkedHashMap<>();
    private final Map<String, ByteBuffer> memoryOfWeights = new LinkedHashMap<>();
    private final Map<String, ByteBuffer> memoryOfVelocities = new LinkedHashMap<>();
    private final Map<String, Tensor> weights = new LinkedHashMap<>();
    private final Map<String, Tensor> velocities = new LinkedHashMap<>();
    private final Map<String, Tensor> slopes = new LinkedHashMap<>();

    TrainingState(Graph network, List<String> parameters) {
        Tensors initial = new Tensors(network.initializers());
        for (String parameter : parameters) {
            Tensor tensor = initial.get(parameter);
            pretrained.put(parameter, tensor);
            weights.put(parameter, taken(tensor, parameter, memoryOfWeights));
            velocities.put(parameter, taken(tensor, parameter, memoryOfVelocities));
            slopes.put(
                    TrainingGraph.gradientOf(parameter),
                    Tensor.of(
                            tensor.type(),
                            tensor.shape(),
                            Tensor.allocate(tensor.data().length())));
        }
    }

    private static Tensor taken(Tensor like, String parameter, Map<String, ByteBuffer> memory) {
        ByteBuffer bytes = Tensor.allocate(like.data().length());
        memory.put(parameter, bytes);
        return Tensor.of(like.type(), like.shape(), bytes);
    }

    /** Restores the pre-trained weights and zero velocities; slopes are written before they are read. */
    void reset() {
        memoryOfWeights.forEach((parameter, memory) ->
                memory.clear().put(new Tensors(pretrained).get(parameter).bytes()));
        memoryOfVelocities.values().forEach(TrainingState::clear);
    }

    private static void clear(ByteBuffer memory) {
        memory.clear();
        while (memory.hasRemaining()) {
            memory.put(ZEROS, 0, Math.min(ZEROS.length, memory.remaining()));
        }
    }

    /** Names of the trained weights and biases. */
    List<String> parameters() {
        return List.copyOf(weights.keySet());
    }

    /** By parameter. */
    Map<String, Tensor> weights() {
        return weights;
    }

    /** The weights themselves, in place of their gradients. */
    Map<String, Tensor> weightsAsSlopes() {
        Map<String, Tensor> slopes = new LinkedHashMap<>();
        weights.forEach((parameter, weight) -> slopes.put(TrainingGraph.gradientOf(parameter), weight));
        return slopes;
    }

    /** By parameter. */
    Map<String, Tensor> velocities() {
        return velocities;
    }

    /** By the gradients' names. */
    Map<String, Tensor> slopes() {
        return slopes;
    }
}
