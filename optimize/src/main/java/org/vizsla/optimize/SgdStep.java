package org.vizsla.optimize;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.Value;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.Device;
import org.vizsla.runtime.Session;
import org.vizsla.runtime.SessionSettings;

/**
 * One step of stochastic gradient descent, in place: {@code v = momentum v + (g + decay w); w = w - rate v}.
 *
 * <p>Weights and velocities are overwritten in place, which is safe: each element of a result depends only on the same element of its operands, and
 * the operators run one after the other.
 */
final class SgdStep implements AutoCloseable {
    private final List<String> parameters;
    private final Session session;

    SgdStep(Graph network, List<String> parameters, Pace.Sgd pace, SessionSettings where) {
        this.parameters = parameters;
        GraphBuilder builder = new GraphBuilder("sgd");
        Ops ops = new Ops(builder);
        for (String parameter : parameters) {
            Value known = network.value(parameter);
            if (known == null || known.shape() == null) {
                throw new IllegalArgumentException(parameter);
            }
            String w = builder.input(parameter, DataType.FLOAT32, known.shape());
            String v = builder.input(velocityOf(parameter), DataType.FLOAT32, known.shape());
            String g = builder.input(TrainingGraph.gradientOf(parameter), DataType.FLOAT32, known.shape());
            String decayed = ops.add(g, ops.mul(w, pace.weightDecay()));
            String velocity =
                    ops.op("Add", ops.mul(v, pace.momentum()), decayed).named(parameter + "/velocity_after");
            builder.output(velocity);
            builder.output(
                    ops.op("Sub", w, ops.mul(velocity, pace.learningRate())).named(parameter + "/after"));
        }
        session = Session.open(builder.build(), where.withDevice(Device.CPU));
    }

    /** Updates weights and velocities, both in direct memory, by one step. */
    void run(
            Map<String, Tensor> weights,
            Map<String, Tensor> velocities,
            Map<String, Tensor> gradients,
            Cancellation cancellation) {
        Map<String, Tensor> feeds = new HashMap<>(weights);
        feeds.putAll(gradients);
        Map<String, Tensor> into = new HashMap<>();
        for (String parameter : parameters) {
            Tensor weight = new Tensors(weights).get(parameter);
            Tensor velocity = new Tensors(velocities).get(parameter);
            feeds.put(velocityOf(parameter), velocity);
            into.put(parameter + "/velocity_after", velocity);
            into.put(parameter + "/after", weight);
        }
        session.run(feeds, into, cancellation);
    }

    private static String velocityOf(String parameter) {
        return parameter + "/velocity";
    }

    @Override
    public void close() {
        session.close();
    }
}
