package org.vizsla.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.vizsla.graph.Tensor;

/** The layers of both networks in libtorch; weights get no gradient. */
final class LibtorchLayers {
    private static final Shape ONE = new Shape(1, 1);

    private final Map<String, NDArray> weights;

    private LibtorchLayers(Map<String, NDArray> weights) {
        this.weights = weights;
    }

    /** Layers with these weights, by torchvision's names, in memory of the manager. */
    static LibtorchLayers of(Map<String, Tensor> tensors, NDManager manager) {
        Map<String, NDArray> weights = new HashMap<>();
        tensors.forEach((key, tensor) -> weights.put(
                key, manager.create(tensor.floats(), new Shape(tensor.shape().sizes()))));
        return new LibtorchLayers(weights);
    }

    NDArray weight(String parameter) {
        return Objects.requireNonNull(weights.get(parameter), parameter);
    }

    NDArray convolution(String layer, NDArray x, long stride, long padding) {
        return convolution(x, weight(layer + ".weight"), weight(layer + ".bias"), stride, padding);
    }

    static NDArray convolution(NDArray x, NDArray weight, NDArray bias, long stride, long padding) {
        Shape strides = new Shape(stride, stride);
        Shape paddings = new Shape(padding, padding);
        return Conv2d.conv2d(x, weight, bias, strides, paddings, ONE, 1).singletonOrThrow();
    }

    NDArray linear(String layer, NDArray x) {
        return Linear.linear(x, weight(layer + ".weight"), weight(layer + ".bias"))
                .singletonOrThrow();
    }

    static NDArray relu(NDArray x) {
        return Activation.relu(x);
    }

    static NDArray pool(NDArray x, boolean ceil) {
        return Pool.maxPool2d(x, new Shape(3, 3), new Shape(2, 2), new Shape(0, 0), ceil);
    }

    static NDArray average(NDArray x) {
        return Pool.globalAvgPool2d(x);
    }

    /** The value of SqueezeNet's {@code features.12}. */
    NDArray squeezeNetFeatures(NDArray x) {
        NDArray y = pool(relu(convolution("features.0", x, 2, 0)), true);
        y = fire("features.5", fire("features.4", fire("features.3", y)));
        y = pool(y, true);
        y = fire("features.10", fire("features.9", fire("features.8", fire("features.7", y))));
        return fire("features.12", pool(y, true));
    }

    private NDArray fire(String layer, NDArray x) {
        NDArray squeezed = relu(convolution(layer + ".squeeze", x, 1, 0));
        NDArray narrow = relu(convolution(layer + ".expand1x1", squeezed, 1, 0));
        return narrow.concat(relu(convolution(layer + ".expand3x3", squeezed, 1, 1)), 1);
    }
}
