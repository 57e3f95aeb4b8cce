package org.vizsla.explain.relevance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.vizsla.autodiff.Composite;
import org.vizsla.autodiff.Ops;
import org.vizsla.autodiff.lrp.Layers;
import org.vizsla.explain.Emission;
import org.vizsla.explain.Passes;

/**
 * Emits a pass of relevance, which begins with the score of the class explained, and checks that it is handed on: at every layer that everything passes through, the sum of relevance is the score,
 * but for what biases and stabilizers take. That share is no fault of the pass, and no bound for it is known; the check fails where a layer's sum is further from the score than the score is from
 * zero, as happens where positive and negative contributions nearly cancel.
 */
final class Propagation {
    private static final double TOLERANCE = 1;

    private Propagation() {}

    static Emission emit(Passes passes, Composite composite) {
        String scores = passes.model().scores();
        Map<String, String> start = Map.of(scores, passes.ops().mul(scores, passes.oneHot()));
        String map = passes.backward(composite, start, passes.input());
        return Emission.of(map)
                .with(new Emission.Check(
                        "conservation",
                        farthest(passes, composite, start),
                        passes.score(),
                        TOLERANCE,
                        "the sum of relevance, at the layer where it is farthest from the score,",
                        "the score"));
    }

    /** Of the sums at all layers the one that is farthest from the score, {@code [N]}. */
    private static String farthest(Passes passes, Composite composite, Map<String, String> start) {
        Ops ops = passes.ops();
        List<String> sums = new ArrayList<>();
        for (String cut : Layers.cuts(
                passes.model().graph(), passes.input(), passes.model().scores())) {
            var shape = passes.model().graph().shape(cut);
            if (shape != null && shape.rank() > 1) {
                long[] axes = LongStream.range(1, shape.rank()).toArray();
                sums.add(ops.unsqueeze(ops.sum(passes.backward(composite, start, cut), false, axes), 1));
            }
        }
        String all = ops.concat(1, sums.toArray(String[]::new));
        String apart =
                ops.op("Abs", ops.sub(all, ops.unsqueeze(passes.score(), 1))).value();
        String place = ops.op("ArgMax", apart).with("axis", 1).value();
        return ops.squeeze(ops.op("GatherElements", all, place).with("axis", 1).value(), 1);
    }
}
