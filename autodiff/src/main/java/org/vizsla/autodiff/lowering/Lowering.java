package org.vizsla.autodiff.lowering;

import java.util.List;
import org.vizsla.graph.Graph;
import org.vizsla.graph.pass.Pass;

/**
 * All passes of this package, for runtimes without indices of {@code MaxPool}, {@code ceil_mode} and {@code ScatterElements}, such as WebGPU's, whose convolutions moreover go wrong with some numbers of
 * channels.
 */
public final class Lowering implements Pass {
    private static final List<Pass> PASSES =
            List.of(new PadBehind(), new UnpoolByComparison(), new ScatterByComparison(), new FillChannels());

    @Override
    public Graph apply(Graph graph) {
        Graph result = graph;
        for (Pass pass : PASSES) {
            result = pass.apply(result);
        }
        return result;
    }
}
