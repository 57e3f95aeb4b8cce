package org.vizsla.graph.pass;

import java.util.List;
import org.vizsla.graph.Graph;

/**
 * Replaces what was exported in parts by single operators, so that no explanation depends on the exporter: layer normalization, RMS normalization,
 * softmax and activations.
 *
 * <p>Requires known types and shapes, as after {@code LearnValues}; ensures them. Layer normalization comes first: after its subtraction it is an RMS
 * normalization.
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
