package org.vizsla.models.architecture;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;

/** The parameters of a network under construction, in the order of the checkpoint, and their tensors where there are weights. */
final class Parameters {
    /** More channels than any network has: a larger number is an error in the file. */
    private static final long MOST_CHANNELS = 1 << 24;

    private final GraphBuilder graph;
    private final Map<String, Tensor> weights;
    private final Map<String, Shape> shapes = new LinkedHashMap<>();
    private final Set<String> transposed = new LinkedHashSet<>();

    Parameters(GraphBuilder graph, Map<String, Tensor> weights) {
        this.graph = graph;
        this.weights = weights;
    }

    /** The shapes of those declared so far. */
    Map<String, Shape> shapes() {
        return Collections.unmodifiableMap(shapes);
    }

    /** Records a parameter, whose value may be asked for later. */
    void declare(String parameter, Shape shape) {
        shapes.put(parameter, shape);
    }

    /** Records a parameter, and returns the value to use for it: its own name, or that of a cast if it is not FLOAT32. */
    String value(String parameter, Shape shape) {
        return value(parameter, shape, shape);
    }

    /** Records a matrix {@code [outputs, inputs]}, and returns the value of its transpose, {@code [inputs, outputs]}. */
    String transposedValue(String parameter, long outputs, long inputs) {
        transposed.add(parameter);
        return value(parameter, Shape.of(outputs, inputs), Shape.of(inputs, outputs));
    }

    private String value(String parameter, Shape shape, Shape seen) {
        declare(parameter, shape);
        Tensor tensor = weights.get(parameter);
        if (tensor == null) {
            return parameter;
        }
        graph.initializer(parameter, tensor);
        if (tensor.type() == DataType.FLOAT32) {
            return parameter;
        }
        String cast = parameter + ".float32";
        graph.op("Cast", parameter).with("to", DataType.FLOAT32.code()).named(cast);
        graph.value(new Value(cast, DataType.FLOAT32, seen));
        return cast;
    }

    /** Transposes the matrices whose transposes are read. */
    void transpose() {
        transposed.forEach(
                matrix -> graph.initializer(matrix, Tensor.transposeOf(Objects.requireNonNull(weights.get(matrix)))));
    }

    /** The shape of a tensor of the weights, if there is one. */
    Optional<Shape> known(String parameter) {
        return Optional.ofNullable(weights.get(parameter)).map(Tensor::shape);
    }

    /** The first size of the weights, or the standard one if they have no valid size. */
    long outputs(String parameter, long standard, long unit) {
        long found = known(parameter)
                .filter(shape -> shape.rank() > 0)
                .map(shape -> shape.size(0))
                .orElse(0L);
        return found > 0 && found <= MOST_CHANNELS && found % unit == 0 ? found : standard;
    }
}
