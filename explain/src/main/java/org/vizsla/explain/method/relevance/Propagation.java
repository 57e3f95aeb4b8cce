package org.vizsla.explain.method.relevance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.vizsla.autodiff.BackwardPass;
import org.vizsla.autodiff.Composite;
import org.vizsla.autodiff.lrp.Conservation;
import org.vizsla.explain.Emission;
import org.vizsla.explain.Findings;
import org.vizsla.explain.SelfCheck;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Ops;

/**
 * Emits a relevance pass, which begins with the score of the class explained, and checks that relevance is conserved: at every layer that everything passes through, the sum of relevance, and of what biases and
 * stabilizers took on the way, is the score. What is missing is measured by the largest sum of magnitudes at any layer, to which rounding is proportional.
 */
final class Propagation {
    private static final double TOLERANCE = 1e-4;

    /** The magnitude of relevance, as a multiple of the score, that is worth a note. */
    private static final double CANCELLING = 100;

    /** More than any sum that is a number. */
    private static final float FAR = 3e38f;

    /** Keeps the quotient finite where there is no relevance at all. */
    private static final double LEAST_MAGNITUDE = 1e-30;

    private Propagation() {}

    static Emission emit(ExplainerBuilder builder, Composite composite) {
        Graph graph = builder.model().graph();
        String input = builder.input();
        String scores = builder.model().scores();
        BackwardPass pass = builder.relevance(composite);
        Conservation account = Conservation.append(builder.ops().graph(), graph, input, scores, pass);
        Layers layers = builder.layers();
        return Emission.of(pass.cotangent(input))
                .with(new Emission.Check(worst(builder, account), numbers -> read(numbers, layers, account.layers())));
    }

    /** The check's values at the layer whose sum is farthest from the score. */
    private static Map<String, String> worst(ExplainerBuilder builder, Conservation account) {
        Ops ops = builder.ops();
        String missing = ops.sub(ops.add(account.held(), account.absorbed()), builder.score());
        String size = ops.op("Abs", missing).value();
        String known = ops.where(ops.op("IsNaN", size).value(), ops.scalar(FAR), size);
        String place = ops.op("ArgMax", known).with("axis", 0).value();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("score", builder.score());
        values.put("relevance", at(ops, account.held(), place));
        values.put("absorbed", at(ops, account.absorbed(), place));
        values.put("layer", ops.squeeze(ops.cast(place, DataType.FLOAT32), 0));
        values.put("magnitude", account.magnitude());
        return values;
    }

    private static String at(Ops ops, String rows, String place) {
        return ops.squeeze(ops.op("GatherElements", rows, place).with("axis", 0).value(), 0);
    }

    private static Findings read(ToDoubleFunction<String> numbers, Layers layers, List<String> values) {
        double score = numbers.applyAsDouble("score");
        double relevance = numbers.applyAsDouble("relevance");
        double absorbed = numbers.applyAsDouble("absorbed");
        double magnitude = numbers.applyAsDouble("magnitude");
        double missing = Math.abs(relevance + absorbed - score) / Math.max(magnitude, LEAST_MAGNITUDE);
        String layer =
                layers.ofValue(values.get((int) numbers.applyAsDouble("layer"))).name();
        Findings findings = Findings.of(SelfCheck.atMost(
                "conservation",
                missing,
                TOLERANCE,
                String.format(
                        Locale.ROOT,
                        "the score is %.4g; at '%s', the layer that fits worst, relevance sums to %.4g, and biases and"
                                + " stabilizers took %.4g: %.2g %% of all relevance is unaccounted for (limit %s)",
                        score,
                        layer,
                        relevance,
                        absorbed,
                        100 * missing,
                        SelfCheck.limit(TOLERANCE))));
        return magnitude > CANCELLING * Math.abs(score)
                ? findings.withNote(String.format(
                        Locale.ROOT,
                        "positive and negative contributions nearly cancel: relevance of magnitude %.3g for a score of %.3g",
                        magnitude,
                        score))
                : findings;
    }
}
