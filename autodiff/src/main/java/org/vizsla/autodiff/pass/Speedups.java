package org.vizsla.autodiff.pass;

import java.util.List;
import org.vizsla.graph.Graph;
import org.vizsla.graph.pass.Pass;

/** All passes of this package, ordered so that each helps the next. */
public final class Speedups implements Pass {
    private static final List<Pass> PASSES = List.of(
            new GatherChosenRows(),
            new NormalizeOnce(),
            new SwishInOnePass(),
            new MaskBeforeUnpooling(),
            new SliceKernels(),
            new ScaleKernels(),
            new SumBeforeLinear(),
            new ReadWideWeightsInRows());

    @Override
    public Graph apply(Graph graph) {
        Graph result = graph;
        for (Pass pass : PASSES) {
            result = pass.apply(result);
        }
        return result;
    }
}
