package org.vizsla.graph.pass;

import java.util.List;
import org.vizsla.graph.Graph;

/**
 * Makes one operator of what was exported in parts, so that no explanation depends on the exporter: layer normalization, normalization by the root of the mean square, softmax
 * and activations.
 *
 * <p>Requires known types and shapes, as after {@code LearnValues}; ensures them. A layer normalization comes first: behind its subtraction it is one by the root of the mean square.
 */
public final class RecognizeOperators implements Pass {
    private static final List<Pass> PASSES = List.of(
            new RecognizeLayerNormalization(),
            new RecognizeRmsNormalization(),
            new RecognizeSoftmax(),
            new RecognizeActivations());

    @Override
    public Graph apply(Graph graph) {
        Graph result = graph;
        for (Pass pass : PASSES) {
            result = pass.apply(result);
        }
        return result;
    }
}
