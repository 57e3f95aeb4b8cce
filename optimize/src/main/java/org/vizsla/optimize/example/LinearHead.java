package org.vizsla.optimize.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vizsla.explain.network.Channels;
import org.vizsla.explain.network.Layers;
import org.vizsla.explain.network.NotApplicableException;
import org.vizsla.explain.network.Tail;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.analysis.Reachability;
import org.vizsla.graph.op.Operator;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;
import org.vizsla.models.Model;
import org.vizsla.runtime.Session;
import org.vizsla.runtime.SessionSettings;

/** The part of a network behind a layer, where that is linear: an average, a dense layer. What a channel adds to a score is then the same for all images with the same mean. */
final class LinearHead {
    private final Channels channels;
    private final Model head;

    private LinearHead(Channels channels, Model head) {
        this.channels = channels;
        this.head = head;
    }

    /** The head behind a layer; empty if something else follows. */
    static Optional<LinearHead> behind(Layers layers, Channels channels) {
        Tail tail = layers.tail(channels.layer());
        if (!tail.carriesAll() || !tail.network().isBatchDynamic()) {
            return Optional.empty();
        }
        try {
            Model head = tail.model(name -> name);
            return isLinear(head) ? Optional.of(new LinearHead(channels, head)) : Optional.empty();
        } catch (NotApplicableException e) {
            return Optional.empty();
        }
    }

    private static boolean isLinear(Model head) {
        Graph graph = head.graph();
        Set<String> computed = Reachability.from(graph, head.input());
        return graph.nodes().stream()
                .filter(node -> Reachability.computesAny(node, computed))
                .allMatch(node -> isLinear(node, computed));
    }

    private static boolean isLinear(Node node, Set<String> computed) {
        Operator operator = OperatorTraits.of(node);
        long varying = node.inputs().stream().filter(computed::contains).count();
        boolean first = computed.contains(node.inputs().get(0));
        return operator.has(Trait.READS_SHAPE)
                || operator.has(Trait.SUMS)
                || (varying == 1 && (operator.has(Trait.LINEAR) || (first && operator.has(Trait.LINEAR_IN_FIRST))));
    }

    /**
     * What channels add to the scores where each has its mean at all places.
     *
     * @param means of these channels
     * @return for each of them, all classes
     */
    List<float[]> fed(List<Integer> some, List<Double> means, SessionSettings where) {
        long[] sizes = channels.layer().shape().sizes();
        sizes[0] = 1;
        List<float[]> fed = new ArrayList<>();
        try (Session session = Session.open(head.graph(), where)) {
            float[] bias = scores(session, new float[channels.layer().elements()], sizes);
            for (int i = 0; i < some.size(); i++) {
                float[] values = new float[channels.layer().elements()];
                for (int place = 0; place < channels.height() * channels.width(); place++) {
                    values[channels.index(some.get(i), place)] = means.get(i).floatValue();
                }
                float[] scores = scores(session, values, sizes);
                for (int index = 0; index < scores.length; index++) {
                    scores[index] -= bias[index];
                }
                fed.add(scores);
            }
        }
        return fed;
    }

    private float[] scores(Session session, float[] values, long[] sizes) {
        return session.run(Map.of(head.input(), Tensor.ofFloats(Shape.of(sizes), values)))
                .get(head.scores())
                .floats();
    }
}
