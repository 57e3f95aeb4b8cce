package org.vizsla.optimize;

import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.Value;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.Device;
import org.vizsla.runtime.Session;
import org.vizsla.runtime.SessionSettings;

/** Moves weights along their gradients, {@code w = w + length g}, in place, as {@link SgdStep} does. */
final class WeightMove implements AutoCloseable {
    private static final String LENGTH = "move/length";

    private final List<String> parameters;
    private final Session session;

    WeightMove(Graph network, List<String> parameters, SessionSettings where) {
        this.parameters = parameters;
        GraphBuilder builder = new GraphBuilder("move");
        Ops ops = new Ops(builder);
        String length = builder.input(LENGTH, DataType.FLOAT32, Shape.of());
        for (String parameter : parameters) {
            Value known = network.value(parameter);
            if (known == null || known.shape() == null) {
                throw new IllegalArgumentException(parameter);
            }
            String w = builder.input(parameter, DataType.FLOAT32, known.shape());
            String g = builder.input(TrainingGraph.gradientOf(parameter), DataType.FLOAT32, known.shape());
            builder.output(ops.op("Add", w, ops.op("Mul", g, length).value()).named(parameter + "/after"));
        }
        session = Session.open(builder.build(), where.withDevice(Device.CPU));
    }

    /** Moves weights, in direct memory, by a multiple of their gradients. */
    void run(Map<String, Tensor> weights, Map<String, Tensor> gradients, double length, Cancellation cancellation) {
        Map<String, Tensor> feeds = new HashMap<>(weights);
        feeds.putAll(gradients);
        feeds.put(LENGTH, Tensor.ofFloats(Shape.of(), (float) length));
        Map<String, Tensor> into = new HashMap<>();
        for (String parameter : parameters) {
            into.put(parameter + "/after", new Tensors(weights).get(parameter));
        }
        session.run(feeds, into, cancellation);
    }

    /** The sum of all squared gradients. */
    static double square(Map<String, Tensor> gradients) {
        double square = 0;
        for (Tensor gradient : gradients.values()) {
            FloatBuffer values = gradient.bytes().asFloatBuffer();
            while (values.hasRemaining()) {
                double value = values.get();
                square += value * value;
            }
        }
        return square;
    }

    @Override
    public void close() {
        session.close();
    }
}
