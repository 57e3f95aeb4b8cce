package org.vizsla.benchmarks;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.GradientCollector;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.vizsla.graph.Tensor;

/** AlexNet and SqueezeNet in libtorch, and the gradient of class scores with respect to the input; weights take no gradient. */
final class LibtorchNetwork implements AutoCloseable {
    private static final Shape ONE = new Shape(1, 1);

    private final String name;
    private final Engine engine = Engine.getEngine("PyTorch");
    private final NDManager manager = NDManager.newBaseManager();
    private final Map<String, NDArray> weights = new HashMap<>();
    private final NDArray pictures;
    private final NDArray oneHot;

    LibtorchNetwork(String name, Map<String, Tensor> tensors, Tensor batch, long[] targets, int classes) {
        this.name = name;
        tensors.forEach((key, tensor) -> weights.put(
                key, manager.create(tensor.floats(), new Shape(tensor.shape().sizes()))));
        pictures = manager.create(batch.floats(), new Shape(batch.shape().sizes()));
        pictures.setRequiresGradient(true);
        oneHot = manager.zeros(new Shape(targets.length, classes));
        for (int i = 0; i < targets.length; i++) {
            oneHot.set(new NDIndex(i, targets[i]), 1f);
        }
    }

    /** Runs forward and backward, and gives the gradient to the reader. */
    <T> T saliency(java.util.function.Function<NDArray, T> reader) {
        try (NDManager pass = manager.newSubManager();
                GradientCollector collector = engine.newGradientCollector()) {
            pictures.tempAttach(pass);
            NDArray scores = name.equals("alexnet") ? alexNet(pictures) : squeezeNet(pictures);
            collector.backward(scores.mul(oneHot).sum());
            try (NDArray gradient = pictures.getGradient()) {
                return reader.apply(gradient);
            }
        }
    }

    private NDArray alexNet(NDArray x) {
        NDArray y = pool(relu(convolution("features.0", x, 4, 2)), false);
        y = pool(relu(convolution("features.3", y, 1, 2)), false);
        y = relu(convolution("features.6", y, 1, 1));
        y = relu(convolution("features.8", y, 1, 1));
        y = pool(relu(convolution("features.10", y, 1, 1)), false);
        y = y.reshape(y.getShape().get(0), -1);
        y = relu(linear("classifier.1", y));
        y = relu(linear("classifier.4", y));
        return linear("classifier.6", y);
    }

    private NDArray squeezeNet(NDArray x) {
        NDArray y = pool(relu(convolution("features.0", x, 2, 0)), true);
        y = fire("features.5", fire("features.4", fire("features.3", y)));
        y = pool(y, true);
        y = fire("features.10", fire("features.9", fire("features.8", fire("features.7", y))));
        y = fire("features.12", pool(y, true));
        return Pool.globalAvgPool2d(relu(convolution("classifier.1", y, 1, 0)));
    }

    private NDArray fire(String layer, NDArray x) {
        NDArray squeezed = relu(convolution(layer + ".squeeze", x, 1, 0));
        NDArray narrow = relu(convolution(layer + ".expand1x1", squeezed, 1, 0));
        return narrow.concat(relu(convolution(layer + ".expand3x3", squeezed, 1, 1)), 1);
    }

    private NDArray convolution(String layer, NDArray x, long stride, long padding) {
        Shape strides = new Shape(stride, stride);
        Shape paddings = new Shape(padding, padding);
        return Conv2d.conv2d(x, weight(layer + ".weight"), weight(layer + ".bias"), strides, paddings, ONE, 1)
                .singletonOrThrow();
    }

    private NDArray linear(String layer, NDArray x) {
        return Linear.linear(x, weight(layer + ".weight"), weight(layer + ".bias"))
                .singletonOrThrow();
    }

    private NDArray weight(String parameter) {
        return Objects.requireNonNull(weights.get(parameter), parameter);
    }

    private static NDArray relu(NDArray x) {
        return Activation.relu(x);
    }

    private static NDArray pool(NDArray x, boolean ceil) {
        return Pool.maxPool2d(x, new Shape(3, 3), new Shape(2, 2), new Shape(0, 0), ceil);
    }

    @Override
    public void close() {
        manager.close();
    }
}
