package org.vizsla.autodiff.lrp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.vizsla.autodiff.BackwardBuilder;
import org.vizsla.autodiff.Composite;
import org.vizsla.autodiff.Ops;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;

/** Emits relevance propagation: the chosen class's score is the relevance to begin with. */
public final class Relevance {
    private Relevance() {}

    /**
     * Emits the pass.
     *
     * @param target a builder that began as {@code forward.toBuilder()}
     * @param scores the value {@code [N, classes]} that is explained
     * @param oneHot {@code [N, classes]} in the target: 1 at each entry's class, 0 elsewhere
     * @param wanted values of the forward graph: the input, and those of {@link Layers#cuts} for the self-check
     * @return the relevance of each wanted value, of its shape
     * @throws org.vizsla.autodiff.DifferentiationException if a node on the way has neither a rule nor a derivative
     */
    public static Map<String, String> append(
            GraphBuilder target,
            Graph forward,
            String scores,
            String oneHot,
            List<String> wanted,
            Composite composite) {
        String start = new Ops(target).mul(scores, oneHot);
        return BackwardBuilder.append(target, forward, Map.of(scores, start), wanted, composite);
    }

    /**
     * Emits the sum of relevance over each value, {@code [N]}: at every layer the score itself, but for what biases and stabilizers took on the way.
     *
     * @param relevances as {@link #append} answers them
     */
    public static Map<String, String> sums(GraphBuilder target, Graph forward, Map<String, String> relevances) {
        Ops ops = new Ops(target);
        Map<String, String> sums = new LinkedHashMap<>();
        relevances.forEach((value, relevance) -> {
            var shape = forward.shape(value);
            int rank = shape == null ? 0 : shape.rank();
            sums.put(
                    value,
                    rank < 2
                            ? relevance
                            : ops.sum(
                                    relevance, false, LongStream.range(1, rank).toArray()));
        });
        return sums;
    }
}
