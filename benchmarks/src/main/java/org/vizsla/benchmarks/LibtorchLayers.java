package org.vizsla.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import java.util.Map;
import java.util.Objects;

/** The layers of both networks in libtorch; weights get no gradient. */
final class LibtorchLayers {
    private static final Shape ONE = new Shape(1, 1);

    private final Map<String, NDArray> weights;

    LibtorchLayers(Map<String, NDArray> weights) {
        this.weights = weights;
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
}
