package org.vizsla.runtime;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.Value;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.pass.ReadMatricesInPlace;

/**
 * A graph that is ready to run. Safe to use from several threads; a run with the same inputs gives the same bits, on any thread. Not so on a card:
 * there, some kernels add in no fixed order, and runs differ in the last digits.
 *
 * <p>Weights that live in a file are mapped, not copied. The file must stay as it is while the session is open.
 */
public final class Session implements AutoCloseable {
    private final String name;
    private final Map<String, Value> inputs = new LinkedHashMap<>();
    private final List<String> outputs;
    private final SharedWeights weights;
    private final OrtSession session;
    private final Device device;

    private Session(Graph graph, Device device, SharedWeights weights, OrtSession session) {
        this.name = graph.name();
        graph.inputs().forEach(input -> inputs.put(input.name(), input));
        this.outputs = graph.outputs();
        this.device = device;
        this.weights = weights;
        this.session = session;
    }

    /** The version of ONNX Runtime, such as {@code 1.29.0}. */
    public static String engineVersion() {
        return Onnx.environment().getVersion();
    }

    public static Session open(Graph graph) {
        return open(graph, SessionSettings.DEFAULT);
    }

    /**
     * Loads a graph.
     *
     * @throws RuntimeFailure if ONNX Runtime refuses it
     */
    public static Session open(Graph graph, SessionSettings settings) {
        Device device = settings.device().resolved();
        Graph inPlace = new ReadMatricesInPlace().apply(graph);
        try {
            SharedWeights weights = SharedWeights.of(inPlace, device);
            try {
                return new Session(graph, device, weights, Opening.open(inPlace, settings.withDevice(device), weights));
            } catch (OrtException | RuntimeException e) {
                weights.close();
                throw e;
            }
        } catch (OrtException e) {
            throw new RuntimeFailure("cannot load graph '" + graph.name() + "'", e);
        }
    }

    /** Where it runs: never {@link Device#AUTO}, but what that was resolved to. */
    public Device device() {
        return device;
    }

    /** The shapes of outputs as far as ONNX Runtime knows them without a run; those that are no tensors are missing. */
    Map<String, Shape> outputShapes() {
        try {
            Map<String, Shape> shapes = new LinkedHashMap<>();
            session.getOutputInfo().forEach((output, info) -> {
                if (info.getInfo() instanceof TensorInfo tensor) {
                    shapes.put(output, Shape.of(tensor.getShape()));
                }
            });
            return shapes;
        } catch (OrtException e) {
            throw new RuntimeFailure("cannot look into graph '" + name + "'", e);
        }
    }

    /**
     * The element types of the outputs, which are known before any run.
     *
     * @throws VizslaException if an output is no tensor, or has a type that cannot be read
     */
    Map<String, DataType> outputTypes() {
        try {
            Map<String, DataType> types = new LinkedHashMap<>();
            for (NodeInfo output : session.getOutputInfo().values()) {
                types.put(output.getName(), Onnx.dataType(output));
            }
            return types;
        } catch (OrtException e) {
            throw new RuntimeFailure("cannot tell the types of graph '" + name + "'", e);
        }
    }

    /** Opens the graph, runs it once and closes it. */
    public static Tensors runOnce(Graph graph, Map<String, Tensor> feeds) {
        try (Session session = open(graph, SessionSettings.DEFAULT.withoutOptimization())) {
            return session.run(feeds);
        }
    }

    public Tensors run(Map<String, Tensor> feeds) {
        return run(feeds, Cancellation.NEVER);
    }

    /**
     * Computes all outputs.
     *
     * @param feeds one tensor for each input of the graph
     * @return the outputs in the graph's order; their memory belongs to the caller
     * @throws RuntimeFailure if an input does not fit or an operator fails
     * @throws CancelledException if the run was cancelled
     */
    public Tensors run(Map<String, Tensor> feeds, Cancellation cancellation) {
        Map<String, OnnxTensor> natives = new HashMap<>();
        try (OrtSession.RunOptions options = new OrtSession.RunOptions()) {
            for (Value input : inputs.values()) {
                natives.put(input.name(), Onnx.tensor(given(feeds, input.name())));
            }
            Cancellation.Running running = begin(options, cancellation);
            try (OrtSession.Result result = session.run(natives, options)) {
                Map<String, Tensor> results = new LinkedHashMap<>();
                for (String output : outputs) {
                    OnnxValue value = result.get(output).orElseThrow();
                    results.put(output, Onnx.tensor(value));
                }
                return new Tensors(results);
            } finally {
                cancellation.end(running);
            }
        } catch (OrtException e) {
            throw failed(e, cancellation);
        } finally {
            natives.values().forEach(OnnxTensor::close);
        }
    }

    public void run(Map<String, Tensor> feeds, Map<String, Tensor> into) {
        run(feeds, into, Cancellation.NEVER);
    }

    /**
     * Computes all outputs into the given direct buffers, one for each output; nothing is allocated or copied.
     *
     * @throws RuntimeFailure if a buffer does not have the output's size
     * @throws CancelledException if the run was cancelled; the content of the buffers is then undefined
     */
    public void run(Map<String, Tensor> feeds, Map<String, Tensor> into, Cancellation cancellation) {
        Map<String, OnnxTensor> natives = new HashMap<>();
        Map<String, OnnxTensor> results = new LinkedHashMap<>();
        try (OrtSession.RunOptions options = new OrtSession.RunOptions()) {
            for (String input : inputs.keySet()) {
                natives.put(input, Onnx.tensor(given(feeds, input)));
            }
            for (String output : outputs) {
                results.put(output, Onnx.tensor(given(into, output)));
            }
            Cancellation.Running running = begin(options, cancellation);
            try {
                session.run(natives, Set.of(), results, options).close();
            } finally {
                cancellation.end(running);
            }
        } catch (OrtException e) {
            throw failed(e, cancellation);
        } finally {
            natives.values().forEach(OnnxTensor::close);
            results.values().forEach(OnnxTensor::close);
        }
    }

    private static Cancellation.Running begin(OrtSession.RunOptions options, Cancellation cancellation) {
        Cancellation.Running running = () -> {
            try {
                options.setTerminate(true);
            } catch (OrtException e) {
                throw new RuntimeFailure("cannot cancel a run", e);
            }
        };
        cancellation.begin(running);
        return running;
    }

    private VizslaException failed(OrtException failure, Cancellation cancellation) {
        return cancellation.isCancelled()
                ? new CancelledException()
                : new RuntimeFailure("cannot run graph '" + name + "'", failure);
    }

    private Tensor given(Map<String, Tensor> tensors, String value) {
        Tensor tensor = tensors.get(value);
        if (tensor == null) {
            throw new IllegalArgumentException("no tensor is given for '" + value + "' of graph '" + name + "'");
        }
        return tensor;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new RuntimeFailure("cannot close graph '" + name + "'", e);
        } finally {
            weights.close();
        }
    }
}
