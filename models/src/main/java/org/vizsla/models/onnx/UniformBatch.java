package org.vizsla.models.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.LimitException;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Value;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.limit.Limit;
import org.vizsla.graph.pass.CancelScales;
import org.vizsla.graph.pass.CastExponents;
import org.vizsla.graph.pass.ClipWindows;
import org.vizsla.graph.pass.DecomposeOperators;
import org.vizsla.graph.pass.FoldLayouts;
import org.vizsla.graph.pass.FoldQuantizedConstants;
import org.vizsla.graph.pass.InlineConditions;
import org.vizsla.graph.pass.MakeBatchDynamic;
import org.vizsla.graph.pass.Pass;
import org.vizsla.graph.pass.RemoveIdentities;
import org.vizsla.graph.pass.RoundInPlace;
import org.vizsla.graph.pass.SettlePools;
import org.vizsla.runtime.LearnValues;

/**
 * Gives a network with one input a symbolic batch, if it means the same then, and learns all types and shapes.
 *
 * <p>A file may promise any batch and still hold a batch of one, as in a {@code Reshape} to {@code [1, 512]}. Such a network is taken as one of a batch of 1.
 */
final class UniformBatch {
    private static final List<Pass> SETTLING = List.of(
            new RemoveIdentities(),
            new InlineConditions(),
            new DecomposeOperators(),
            new ClipWindows(),
            new SettlePools(),
            new CastExponents(),
            new FoldQuantizedConstants(),
            new FoldLayouts(),
            new RoundInPlace(),
            new CancelScales());

    /** How often a network may change; a condition within a condition within a loop takes three rounds. */
    private static final int MOST_ROUNDS = 64;

    private UniformBatch() {}

    /**
     * The graph with types and shapes of all values, its batch symbolic where that is possible.
     *
     * @throws VizslaException if it does not run
     */
    static Graph of(Graph graph) {
        Value input = graph.inputs().iterator().next();
        Shape images = input.shape();
        if (images != null && isFixed(images)) {
            LimitException.check(Limit.BATCH, images.size(0), "input '" + input.name() + "' " + images);
            return fixed(graph);
        }
        try {
            Graph learned = learned(graph);
            return isFixed(learned.shape(learned.outputs().get(0)))
                    ? ofOne(graph, input).orElse(learned)
                    : learned;
        } catch (LimitException e) {
            throw e;
        } catch (VizslaException e) {
            return ofOne(graph, input).orElseThrow(() -> e);
        }
    }

    /**
     * The graph with types and shapes of all values, whatever the file said about them; conditions that this settles are resolved, and the values
     * that then appear are learned too.
     *
     * @throws VizslaException if it does not run, or never settles
     */
    static Graph learned(Graph graph) {
        Graph learned = LearnValues.apply(graph.toBuilder().forgetValues().build());
        Graph settled = settled(learned);
        for (int round = 0; settled != learned; round++) {
            if (round == MOST_ROUNDS) {
                throw new VizslaException("'" + graph.name() + "' cannot be simplified: it still changes after "
                        + MOST_ROUNDS + " rounds; export the model again");
            }
            learned = LearnValues.apply(new RemoveIdentities().apply(settled));
            settled = settled(learned);
        }
        return learned;
    }

    /** The graph without casts to the type that is there and conditions that are known, quantizations as steps of real numbers, with compositions written in their parts, and with windows and exponents as derivatives need them. */
    private static Graph settled(Graph graph) {
        Graph settled = graph;
        for (Pass pass : SETTLING) {
            settled = pass.apply(settled);
        }
        return settled;
    }

    private static boolean isFixed(@Nullable Shape shape) {
        return shape != null && shape.rank() > 0 && shape.size(0) != Shape.UNKNOWN;
    }

    private static Graph fixed(Graph graph) {
        return dynamic(graph).orElseGet(() -> learned(graph));
    }

    /** The graph with a symbolic batch, if it means the same. */
    private static Optional<Graph> dynamic(Graph graph) {
        Graph dynamic = new MakeBatchDynamic().apply(graph);
        if (dynamic == graph) {
            return Optional.empty();
        }
        try {
            Graph learned = learned(dynamic);
            return hasRows(learned) && SameResults.hold(graph, learned) ? Optional.of(learned) : Optional.empty();
        } catch (LimitException e) {
            throw e;
        } catch (VizslaException e) {
            return Optional.empty();
        }
    }

    /** Whether the first axis of the first output is the batch. */
    private static boolean hasRows(Graph graph) {
        Shape shape = graph.shape(graph.outputs().get(0));
        return shape != null
                && shape.rank() > 0
                && shape.dimensions().get(0).equals(new Dimension.Symbolic(Shape.BATCH));
    }

    /** The graph as one of a batch of 1, if it runs like that. */
    private static Optional<Graph> ofOne(Graph graph, Value input) {
        Shape shape = input.shape();
        if (shape == null || shape.rank() == 0) {
            return Optional.empty();
        }
        List<Dimension> dimensions = new ArrayList<>(shape.dimensions());
        dimensions.set(0, new Dimension.Fixed(1));
        try {
            GraphBuilder builder = graph.toBuilder().forgetValues();
            builder.input(input.name(), input.type(), new Shape(dimensions));
            return Optional.of(fixed(builder.build()));
        } catch (LimitException e) {
            throw e;
        } catch (VizslaException e) {
            return Optional.empty();
        }
    }
}
