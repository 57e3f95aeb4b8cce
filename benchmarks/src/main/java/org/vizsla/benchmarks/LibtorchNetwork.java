package org.vizsla.benchmarks;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.vizsla.benchmarks.Tape.Traced;
import org.vizsla.graph.Tensor;

/** AlexNet and SqueezeNet in libtorch, for a batch of images and a class for each. */
final class LibtorchNetwork implements AutoCloseable {
    /** The layer of the class activation maps, in both networks. */
    static final String LAYER = "features.12";

    private final boolean alexnet;
    private final Engine engine = Engine.getEngine("PyTorch");
    private final NDManager manager = NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch");
    private final LibtorchLayers layers;
    private final NDArray pictures;
    private final NDArray oneHot;

    LibtorchNetwork(String name, Map<String, Tensor> tensors, Tensor batch, long[] targets, int classes) {
        alexnet = name.equals("alexnet");
        layers = LibtorchLayers.of(tensors, manager);
        pictures = manager.create(batch.floats(), new Shape(batch.shape().sizes()));
        oneHot = manager.zeros(new Shape(targets.length, classes));
        for (int i = 0; i < targets.length; i++) {
            oneHot.set(new NDIndex(i, targets[i]), 1f);
        }
    }

    /** Computes something from the images in memory that is freed afterwards, and passes the result to the reader. */
    <T> T compute(BiFunction<LibtorchNetwork, NDArray, NDArray> computation, Function<NDArray, T> reader) {
        try (NDManager pass = manager.newSubManager()) {
            NDArray input = pictures.stopGradient();
            input.attach(pass);
            return reader.apply(computation.apply(this, input));
        }
    }

    /** 1 for each image's class, 0 elsewhere. */
    NDArray oneHot() {
        return oneHot;
    }

    LibtorchLayers layers() {
        return layers;
    }

    /** The gradient of the scores of the classes in {@code chosen}, with respect to {@code x}. */
    NDArray gradient(NDArray x, NDArray chosen) {
        x.setRequiresGradient(true);
        try (GradientCollector collector = engine.newGradientCollector()) {
            collector.backward(scores(x).mul(chosen).sum());
            return x.getGradient();
        }
    }

    /** The gradient of the scores with respect to a value of {@link #LAYER}. */
    NDArray gradientOfHead(NDArray value, NDArray chosen) {
        value.setRequiresGradient(true);
        try (GradientCollector collector = engine.newGradientCollector()) {
            collector.backward(head(value).mul(chosen).sum());
            return value.getGradient();
        }
    }

    NDArray scores(NDArray x) {
        return head(features(x));
    }

    /** The value of {@link #LAYER}. */
    NDArray features(NDArray x) {
        return alexnet ? alexNetFeatures(x) : layers.squeezeNetFeatures(x);
    }

    private NDArray head(NDArray features) {
        if (!alexnet) {
            return LibtorchLayers.average(LibtorchLayers.relu(layers.convolution("classifier.1", features, 1, 0)));
        }
        NDArray y = features.reshape(features.getShape().get(0), -1);
        y = LibtorchLayers.relu(layers.linear("classifier.1", y));
        y = LibtorchLayers.relu(layers.linear("classifier.4", y));
        return layers.linear("classifier.6", y);
    }

    private NDArray alexNetFeatures(NDArray x) {
        NDArray y = LibtorchLayers.pool(LibtorchLayers.relu(layers.convolution("features.0", x, 4, 2)), false);
        y = LibtorchLayers.pool(LibtorchLayers.relu(layers.convolution("features.3", y, 1, 2)), false);
        y = LibtorchLayers.relu(layers.convolution("features.6", y, 1, 1));
        y = LibtorchLayers.relu(layers.convolution("features.8", y, 1, 1));
        return LibtorchLayers.pool(LibtorchLayers.relu(layers.convolution("features.10", y, 1, 1)), false);
    }

    /** Goes through the network by other rules, and back from the one-hot classes, times the scores where relevance begins. */
    NDArray byRules(LibtorchRules rules, NDArray x, boolean fromScores) {
        try (GradientCollector collector = engine.newGradientCollector()) {
            Tape tape = new Tape(collector);
            Traced input = new Traced(x);
            Traced scores = alexnet ? tracedAlexNet(rules, tape, input) : tracedSqueezeNet(rules, tape, input);
            NDArray seed = fromScores ? oneHot.mul(scores.value()) : oneHot;
            return tape.back(scores, seed, input);
        }
    }

    private static Traced pool(Tape tape, Traced x, boolean ceil) {
        return tape.layer(x, value -> LibtorchLayers.pool(value, ceil));
    }

    private static Traced tracedAlexNet(LibtorchRules rules, Tape tape, Traced x) {
        Traced y = pool(tape, rules.relu(tape, rules.convolution(tape, "features.0", x, 4, 2)), false);
        y = pool(tape, rules.relu(tape, rules.convolution(tape, "features.3", y, 1, 2)), false);
        y = rules.relu(tape, rules.convolution(tape, "features.6", y, 1, 1));
        y = rules.relu(tape, rules.convolution(tape, "features.8", y, 1, 1));
        y = pool(tape, rules.relu(tape, rules.convolution(tape, "features.10", y, 1, 1)), false);
        NDArray shaped = y.value();
        y = tape.layer(y, shaped.reshape(shaped.getShape().get(0), -1), g -> g.reshape(shaped.getShape()));
        y = rules.relu(tape, rules.linear(tape, "classifier.1", y));
        y = rules.relu(tape, rules.linear(tape, "classifier.4", y));
        return rules.linear(tape, "classifier.6", y);
    }

    private static Traced tracedSqueezeNet(LibtorchRules rules, Tape tape, Traced x) {
        Traced y = pool(tape, rules.relu(tape, rules.convolution(tape, "features.0", x, 2, 0)), true);
        for (String layer : new String[] {"features.3", "features.4", "features.5"}) {
            y = fire(rules, tape, layer, y);
        }
        y = pool(tape, y, true);
        for (String layer : new String[] {"features.7", "features.8", "features.9", "features.10"}) {
            y = fire(rules, tape, layer, y);
        }
        y = fire(rules, tape, "features.12", pool(tape, y, true));
        y = rules.relu(tape, rules.convolution(tape, "classifier.1", y, 1, 0));
        return rules.average(tape, y);
    }

    private static Traced fire(LibtorchRules rules, Tape tape, String layer, Traced x) {
        Traced squeezed = rules.relu(tape, rules.convolution(tape, layer + ".squeeze", x, 1, 0));
        Traced narrow = rules.relu(tape, rules.convolution(tape, layer + ".expand1x1", squeezed, 1, 0));
        Traced wide = rules.relu(tape, rules.convolution(tape, layer + ".expand3x3", squeezed, 1, 1));
        return tape.concatenation(narrow, wide);
    }

    @Override
    public void close() {
        manager.close();
    }
}
