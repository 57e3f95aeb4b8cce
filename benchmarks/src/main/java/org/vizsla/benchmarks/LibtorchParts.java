package org.vizsla.benchmarks;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.analysis.Extraction;
import org.vizsla.models.Model;

/** Any network in libtorch, in two parts: up to the layer that Grad-CAM looks at, and from there on. */
final class LibtorchParts implements AutoCloseable {
    private final Engine engine = Engine.getEngine("PyTorch");
    private final NDManager manager = NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch");
    private final LibtorchFunction features;
    private final LibtorchFunction head;
    private final NDArray image;
    private final NDArray oneHot;

    /**
     * Copies the weights, and loads both parts.
     *
     * @param target the class to explain
     */
    LibtorchParts(Model model, Tensor image, int target) throws IOException {
        Graph graph = model.graph();
        String layer = new Layers(model).one(LayerChoice.AUTOMATIC).value();
        features = new LibtorchFunction(Extraction.between(graph, List.of(model.input()), List.of(layer)), manager);
        head = new LibtorchFunction(Extraction.between(graph, List.of(layer), List.of(model.scores())), manager);
        this.image = manager.create(image.floats(), new Shape(image.shape().sizes()));
        oneHot = manager.zeros(new Shape(1, model.classes()));
        oneHot.set(new NDIndex(0, target), 1f);
    }

    /**
     * Passes the map of the image to the reader, and frees it.
     *
     * @throws IllegalArgumentException if the method needs more than gradients
     */
    <T> T compute(LibtorchMethod method, Function<NDArray, T> reader) {
        try (NDManager pass = manager.newSubManager()) {
            NDArray x = image.stopGradient();
            x.attach(pass);
            return reader.apply(
                    switch (method) {
                        case SALIENCY -> gradient(x, this::scores);
                        case GRAD_CAM ->
                            LibtorchMethod.gradCam(features.apply(x), value -> gradient(value, head::apply));
                        case INTEGRATED_GRADIENTS ->
                            LibtorchMethod.integrated(x, points -> gradient(points, this::scores));
                        default -> throw new IllegalArgumentException(method + " needs more than gradients");
                    });
        }
    }

    private NDArray scores(NDArray x) {
        return head.apply(features.apply(x));
    }

    private NDArray gradient(NDArray x, UnaryOperator<NDArray> scores) {
        x.setRequiresGradient(true);
        try (GradientCollector collector = engine.newGradientCollector()) {
            collector.backward(scores.apply(x).mul(oneHot).sum());
            return x.getGradient();
        }
    }

    @Override
    public void close() {
        features.close();
        head.close();
        manager.close();
    }
}
