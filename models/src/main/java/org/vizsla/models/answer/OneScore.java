package org.vizsla.models.answer;

import java.util.List;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;

/** Gives a network with one score, {@code [N, 1]}, a second for the other side, so that what speaks against the answer can be explained as well. */
public final class OneScore {
    private static final String PREFIX = "sides/";

    private OneScore() {}

    /**
     * The network with scores {@code [N, 2]} as its output.
     *
     * @param answer {@link Answer#SIDES} or {@link Answer#NUMBER}
     * @param isProbability whether the score is the probability of a yes
     */
    public static Graph withBothSides(Graph graph, String score, Answer answer, boolean isProbability) {
        float first = answer == Answer.SIDES ? -1 : 1;
        GraphBuilder builder = graph.toBuilder();
        Ops ops = new Ops(builder);
        Shape one = graph.shape(score);
        Dimension batch = one == null
                ? new Dimension.Symbolic(Shape.BATCH)
                : one.dimensions().get(0);
        Shape two = new Shape(List.of(batch, new Dimension.Fixed(2)));
        String both = ops.mul(score, pair(builder, "signs", first, -first));
        if (isProbability && answer == Answer.SIDES) {
            builder.value(new Value(both, DataType.FLOAT32, two));
            both = ops.add(both, pair(builder, "whole", 1, 0));
        }
        builder.value(new Value(both, DataType.FLOAT32, two));
        return builder.outputs(List.of(both)).build();
    }

    /** Whether both sides are made of the probability of a yes. */
    public static boolean isOfProbability(Graph graph, String both) {
        Node last = graph.producer(both);
        Node signed = last == null || !last.is("Add")
                ? null
                : graph.producer(last.inputs().get(0));
        return signed != null && LastOperator.isSigmoid(graph, signed.inputs().get(0));
    }

    /** Whether an initializer is of the other side, and no weight of the network. */
    public static boolean isOfSides(String initializer) {
        return initializer.startsWith(PREFIX);
    }

    private static String pair(GraphBuilder builder, String name, float first, float second) {
        return builder.constant(PREFIX + name, Tensor.ofFloats(Shape.of(1, 2), new float[] {first, second}));
    }
}
