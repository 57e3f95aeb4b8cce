package org.vizsla.autodiff;

import java.util.List;
import java.util.Map;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;

/**
 * Appends to a forward graph the backward pass for some of its values.
 *
 * <p>The forward graph must know the shapes of its values, and be of opset {@value GraphBuilder#OPSET}.
 */
public final class BackwardBuilder {
    private BackwardBuilder() {}

    /** Emits the backward pass of the gradient: {@link #append(GraphBuilder, Graph, Map, List, Composite)} with derivatives only. */
    public static Map<String, String> append(
            GraphBuilder target, Graph forward, Map<String, String> seeds, List<String> wanted) {
        return append(target, forward, seeds, wanted, Composite.GRADIENT);
    }

    /**
     * Emits a whole backward pass, and returns the cotangents of the wanted values.
     *
     * @throws DifferentiationException if a node on the way to a wanted value has no derivative, or none is implemented
     */
    public static Map<String, String> append(
            GraphBuilder target, Graph forward, Map<String, String> seeds, List<String> wanted, Composite composite) {
        return begin(target, forward, seeds, wanted, composite).all();
    }

    /**
     * Begins a backward pass; {@link BackwardPass} emits of it what it is asked for. There may be several in one target, with other seeds and composites; they share the forward pass.
     *
     * @param target a builder that began as {@code forward.toBuilder()}
     * @param seeds the cotangent (in the target) of each value that the pass starts from
     * @param wanted values of the forward graph, inputs and weights included, beyond which the pass never goes
     * @param composite the nodes that have a rule of their own; all others keep their derivative
     */
    public static BackwardPass begin(
            GraphBuilder target, Graph forward, Map<String, String> seeds, List<String> wanted, Composite composite) {
        return new BackwardPass(target, forward, seeds, wanted, composite);
    }
}
