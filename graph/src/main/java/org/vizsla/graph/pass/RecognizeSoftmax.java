package org.vizsla.graph.pass;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Graph;
import org.vizsla.graph.pass.internal.region.Region;
import org.vizsla.graph.pass.internal.region.Replacements;
import org.vizsla.graph.pass.internal.region.Replacements.Emission;
import org.vizsla.graph.pass.internal.region.SoftmaxForm;

/**
 * Replaces a softmax over one axis, or its logarithm, that was exported in parts by one operator:
 * {@code Div(Exp(Sub(x, ReduceMax(x))), ReduceSum(...))} becomes {@code Softmax(x)}.
 *
 * <p>Requires known types and shapes. Anything that shifts all elements alike, such as subtracting the maximum or a constant, is part of the softmax.
 * A softmax over several axes or over the batch, or one whose parts are read elsewhere, stays.
 */
public final class RecognizeSoftmax implements Pass {
    private static final Set<String> MARKS = Set.of("Exp", "ReduceLogSumExp");

    @Override
    public Graph apply(Graph graph) {
        return Replacements.ofLargest(graph, MARKS, RecognizeSoftmax::emission);
    }

    private static @Nullable Emission emission(Region region) {
        if (region.axes().size() != 1) {
            return null;
        } else if (SoftmaxForm.isSoftmax(region)) {
            return emission(region, "Softmax");
        }
        return SoftmaxForm.isLogSoftmax(region) ? emission(region, "LogSoftmax") : null;
    }

    private static Emission emission(Region region, String operator) {
        return builder -> builder.op(operator, region.entry())
                .with("axis", region.axes().get(0) - region.shape().rank())
                .called(region.end().name())
                .named(region.end().outputs().get(0));
    }
}
