package org.vizsla.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Tensor;

/** A graph of one input and one output in libtorch, as TorchScript; weights get no gradient. */
final class LibtorchFunction implements AutoCloseable {
    private final LibtorchScript script;
    private final List<NDArray> weights = new ArrayList<>();

    /** Copies the weights into memory of the manager, and loads the function. */
    LibtorchFunction(Graph graph, NDManager manager) throws IOException {
        TorchCode.Function function = TorchCode.of(graph);
        for (Tensor weight : function.weights()) {
            NDArray array =
                    manager.create(weight.floats(), new Shape(weight.shape().sizes()));
            array.setName("weights[]");
            weights.add(array);
        }
        script = new LibtorchScript(function.body(), "x", "weights[]");
    }

    /** Its value, which can be differentiated. */
    NDArray apply(NDArray x) {
        List<NDArray> inputs = new ArrayList<>(weights);
        inputs.add(0, x);
        return script.apply(inputs.toArray(NDArray[]::new));
    }

    @Override
    public void close() {
        script.close();
    }
}
