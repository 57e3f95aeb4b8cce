package org.vizsla.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.vizsla.graph.Tensor;

/**
 * The embedded network during training: torchvision's AlexNet, narrower, with a batch normalization after each convolution.
 *
 * <p>The normalization lets it learn fast and from any start; after training it is a scale and a shift, which {@link #folded()} merges into the
 * convolution before it, so that what is shipped is AlexNet, layer for layer. Sources: Krizhevsky, 2014, One weird trick for parallelizing
 * convolutional neural networks; Ioffe, Szegedy, 2015, Batch Normalization.
 */
final class TrainedAlexNet {
    private static final int[] CHANNELS = {32, 64, 96, 96, 64};
    private static final int UNITS = 256;
    private static final int POOLED = 6;
    private static final float MOMENTUM = 0.9f;
    private static final float EPSILON = 1e-5f;
    private static final Shape ONE = new Shape(1, 1);

    private final NDManager manager;
    private final float dropout;
    private final Map<String, NDArray> parameters = new LinkedHashMap<>();
    private final Map<String, NDArray> statistics = new LinkedHashMap<>();

    TrainedAlexNet(NDManager manager, int classes, float dropout, long seed) {
        this.manager = manager;
        this.dropout = dropout;
        SplittableRandom random = new SplittableRandom(seed);
        convolution("features.0", 3, CHANNELS[0], 11, random);
        convolution("features.3", CHANNELS[0], CHANNELS[1], 5, random);
        convolution("features.6", CHANNELS[1], CHANNELS[2], 3, random);
        convolution("features.8", CHANNELS[2], CHANNELS[3], 3, random);
        convolution("features.10", CHANNELS[3], CHANNELS[4], 3, random);
        linear("classifier.1", CHANNELS[4] * POOLED * POOLED, UNITS, random);
        linear("classifier.4", UNITS, UNITS, random);
        linear("classifier.6", UNITS, classes, random);
        parameters.values().forEach(parameter -> parameter.setRequiresGradient(true));
    }

    private void convolution(String layer, int in, int out, int side, SplittableRandom random) {
        parameters.put(layer + ".weight", normal(new Shape(out, in, side, side), in * side * side, random));
        parameters.put(layer + ".gamma", manager.ones(new Shape(out)));
        parameters.put(layer + ".beta", manager.zeros(new Shape(out)));
        statistics.put(layer + ".mean", manager.zeros(new Shape(out)));
        statistics.put(layer + ".variance", manager.ones(new Shape(out)));
    }

    private void linear(String layer, int in, int out, SplittableRandom random) {
        parameters.put(layer + ".weight", normal(new Shape(out, in), in, random));
        parameters.put(layer + ".bias", manager.zeros(new Shape(out)));
    }

    /** He's initialization: a normal distribution of variance 2 over the number of inputs. */
    private NDArray normal(Shape shape, int inputs, SplittableRandom random) {
        float[] values = new float[(int) shape.size()];
        double deviation = Math.sqrt(2.0 / inputs);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return manager.create(values, shape);
    }

    /** The trained parameters, by name. */
    Map<String, NDArray> parameters() {
        return parameters;
    }

    /** Class scores {@code [N, classes]} of normalized images {@code [N, 3, 224, 224]}. */
    NDArray scores(NDArray pictures, boolean training) {
        NDArray x = pool(layer("features.0", pictures, 4, 2, training));
        x = pool(layer("features.3", x, 1, 2, training));
        x = layer("features.6", x, 1, 1, training);
        x = layer("features.8", x, 1, 1, training);
        x = pool(layer("features.10", x, 1, 1, training));
        x = x.reshape(x.getShape().get(0), -1);
        x = Activation.relu(dense("classifier.1", dropped(x, training)));
        x = Activation.relu(dense("classifier.4", dropped(x, training)));
        return dense("classifier.6", x);
    }

    private NDArray layer(String name, NDArray x, int stride, int padding, boolean training) {
        NDArray y = Conv2d.conv2d(
                        x,
                        parameter(name + ".weight"),
                        null,
                        new Shape(stride, stride),
                        new Shape(padding, padding),
                        ONE,
                        1)
                .singletonOrThrow();
        return Activation.relu(BatchNorm.batchNorm(
                        y,
                        statistic(name + ".mean"),
                        statistic(name + ".variance"),
                        parameter(name + ".gamma"),
                        parameter(name + ".beta"),
                        1,
                        MOMENTUM,
                        EPSILON,
                        training)
                .singletonOrThrow());
    }

    private NDArray dense(String name, NDArray x) {
        return Linear.linear(x, parameter(name + ".weight"), parameter(name + ".bias"))
                .singletonOrThrow();
    }

    private NDArray dropped(NDArray x, boolean training) {
        return Dropout.dropout(x, dropout, training).singletonOrThrow();
    }

    private static NDArray pool(NDArray x) {
        return Pool.maxPool2d(x, new Shape(3, 3), new Shape(2, 2), new Shape(0, 0), false);
    }

    private NDArray parameter(String name) {
        return Objects.requireNonNull(parameters.get(name), name);
    }

    private NDArray statistic(String name) {
        return Objects.requireNonNull(statistics.get(name), name);
    }

    /** AlexNet's own parameters, FLOAT32, in the order of torchvision's {@code state_dict}: each normalization is folded into its convolution. */
    Map<String, Tensor> folded() {
        Map<String, Tensor> folded = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> {
            String layer = name.substring(0, name.lastIndexOf('.'));
            if (!statistics.containsKey(layer + ".mean")) {
                folded.put(name, tensor(parameter));
            } else if (name.endsWith(".weight")) {
                try (NDManager scratch = manager.newSubManager()) {
                    NDArray scale = scale(layer, scratch);
                    folded.put(name, tensor(parameter.mul(scale.reshape(-1, 1, 1, 1))));
                    NDArray shift = statistic(layer + ".mean").mul(scale);
                    folded.put(
                            layer + ".bias", tensor(parameter(layer + ".beta").sub(shift)));
                }
            }
        });
        return folded;
    }

    private NDArray scale(String layer, NDManager scratch) {
        NDArray deviation = statistic(layer + ".variance").add(EPSILON).sqrt();
        NDArray scale = parameter(layer + ".gamma").div(deviation);
        scale.attach(scratch);
        return scale;
    }

    private static Tensor tensor(NDArray array) {
        return Tensor.ofFloats(
                org.vizsla.graph.Shape.of(array.getShape().getShape()),
                array.toType(DataType.FLOAT32, false).toFloatArray());
    }
}
