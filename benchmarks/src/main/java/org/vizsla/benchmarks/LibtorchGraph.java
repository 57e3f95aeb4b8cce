package org.vizsla.benchmarks;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.util.function.Function;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Tensor;

/** Any network in libtorch, as TorchScript, for a batch of images and a class for each; weights get no gradient. */
final class LibtorchGraph implements AutoCloseable {
    private final Engine engine = Engine.getEngine("PyTorch");
    private final NDManager manager = NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch");
    private final LibtorchFunction network;
    private final NDArray images;
    private final NDArray oneHot;

    /**
     * Copies the weights, and loads the network.
     *
     * @param targets the class of each image
     */
    LibtorchGraph(Graph graph, int classes, Tensor batch, int[] targets) throws IOException {
        network = new LibtorchFunction(graph, manager);
        images = manager.create(batch.floats(), new Shape(batch.shape().sizes()));
        oneHot = manager.zeros(new Shape(targets.length, classes));
        for (int i = 0; i < targets.length; i++) {
            oneHot.set(new NDIndex(i, targets[i]), 1f);
        }
    }

    /** Passes the gradient of the classes' scores with respect to the images to the reader, and frees it. */
    <T> T gradient(Function<NDArray, T> reader) {
        try (NDManager pass = manager.newSubManager()) {
            NDArray x = images.stopGradient();
            x.attach(pass);
            x.setRequiresGradient(true);
            try (GradientCollector collector = engine.newGradientCollector()) {
                NDArray scores = network.apply(x);
                collector.backward(scores.mul(oneHot).sum());
                return reader.apply(x.getGradient());
            }
        }
    }

    @Override
    public void close() {
        network.close();
        manager.close();
    }
}
