package org.vizsla.graph.pass.internal.expansion;

import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Shape;

/** Normalization by the root of the mean square, and the activation {@code Swish}. */
public final class NormalizationExpansions {
    private NormalizationExpansions() {}

    /** {@code x / sqrt(mean(x x) + epsilon) scale}, as {@code RecognizeRmsNormalization} writes it. */
    public static @Nullable List<String> rootMeanSquare(Expanding e) {
        Shape shape = e.shape(0);
        if (shape == null) {
            return null;
        }
        long first = e.node().integer("axis", -1);
        long[] axes =
                LongStream.range(first < 0 ? first : first - shape.rank(), 0).toArray();
        String x = e.x(0);
        String mean = e.mean(e.mul(x, x), true, axes);
        String root = e.sqrt(e.add(mean, e.scalar(e.node().real("epsilon", 1e-5f))));
        return List.of(e.mul(e.div(x, root), e.x(1)));
    }

    /** {@code x sigmoid(alpha x)}. */
    public static List<String> swish(Expanding e) {
        float alpha = e.node().real("alpha", 1);
        String x = e.x(0);
        return List.of(e.mul(x, e.sigmoid(alpha == 1 ? x : e.mul(x, alpha))));
    }
}
