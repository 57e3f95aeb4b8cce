package org.vizsla.benchmarks;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Tensor;

/** Any network in libtorch, as TorchScript, for a batch of images and a class for each; weights get no gradient. */
final class LibtorchGraph implements AutoCloseable {
    private final Engine engine = Engine.getEngine("PyTorch");
    private final NDManager manager = NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch");
    private final LibtorchScript script;
    private final List<NDArray> weights = new ArrayList<>();
    private final NDArray images;
    private final NDArray oneHot;

    /**
     * Copies the weights, and loads the network.
     *
     * @param targets the class of each image
     */
    LibtorchGraph(Graph graph, int classes, Tensor batch, int[] targets) throws IOException {
        TorchCode.Function function = TorchCode.of(graph);
        for (Tensor weight : function.weights()) {
            NDArray array = array(weight);
            array.setName("weights[]");
            weights.add(array);
        }
        script = new LibtorchScript(function.body(), "x", "weights[]");
        images = array(batch);
        oneHot = manager.zeros(new Shape(targets.length, classes));
        for (int i = 0; i < targets.length; i++) {
            oneHot.set(new NDIndex(i, targets[i]), 1f);
        }
    }

    private NDArray array(Tensor tensor) {
        return manager.create(tensor.floats(), new Shape(tensor.shape().sizes()));
    }

    /** Passes the gradient of the classes' scores with respect to the images to the reader, and frees it. */
    <T> T gradient(Function<NDArray, T> reader) {
        try (NDManager pass = manager.newSubManager()) {
            NDArray x = images.stopGradient();
            x.attach(pass);
            x.setRequiresGradient(true);
            List<NDArray> inputs = new ArrayList<>(weights);
            inputs.add(0, x);
            try (GradientCollector collector = engine.newGradientCollector()) {
                NDArray scores = script.apply(inputs.toArray(NDArray[]::new));
                collector.backward(scores.mul(oneHot).sum());
                return reader.apply(x.getGradient());
            }
        }
    }

    @Override
    public void close() {
        script.close();
        manager.close();
    }
}
