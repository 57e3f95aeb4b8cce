package org.vizsla.autodiff.lrp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vizsla.autodiff.Composite;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.runtime.LearnValues;
import org.vizsla.runtime.Session;
import org.vizsla.testkit.RandomTensors;

/** Relevance is neither lost nor made on its way through a network with a residual block, a concatenation, pools, a gate and no biases. */
class ConservationTest {
    private static final RandomTensors RANDOM = new RandomTensors(12);

    private final Graph forward = network();

    private static Graph network() {
        GraphBuilder b = new GraphBuilder("network");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(3, 9, 8));
        String stem = b.op("Relu", conv(b, x, 8, 3, 3)).named("stem");
        String block = conv(b, b.op("Relu", conv(b, stem, 8, 8, 3)).value(), 8, 8, 3);
        String residual = b.op("Relu", b.op("Add", block, stem).named("sum")).named("residual");
        String pooled = b.op("MaxPool", residual)
                .with("kernel_shape", new long[] {3, 3})
                .with("strides", new long[] {2, 2})
                .named("pooled");
        String left = b.op("Relu", conv(b, pooled, 6, 8, 1)).value();
        String right = b.op("Relu", conv(b, pooled, 6, 8, 3)).value();
        String both = b.op("Concat", left, right).with("axis", 1).named("concat");
        String gate = b.op("Sigmoid", conv(b, b.op("GlobalAveragePool", both).value(), 12, 12, 1))
                .value();
        String gated = b.op("Mul", both, gate).named("gated");
        String mean = b.op("GlobalAveragePool", gated).named("mean");
        String flat = b.op("Flatten", mean).named("flat");
        String scores = b.op("Gemm", flat, b.constant("w", RANDOM.normal(5, 12)))
                .with("transB", 1)
                .named("scores");
        return LearnValues.apply(b.output(scores).build());
    }

    private static String conv(GraphBuilder b, String x, long to, long from, long kernel) {
        long pad = kernel / 2;
        return b.op("Conv", x, b.constant("w", RANDOM.normal(to, from, kernel, kernel)))
                .with("pads", new long[] {pad, pad, pad, pad})
                .value();
    }

    static List<Composite> composites() {
        List<Double> low = List.of(-4.0);
        List<Double> high = List.of(4.0);
        return List.of(
                LrpComposites.of(new Epsilon(1e-6)),
                LrpComposites.of(new Zero(true)),
                LrpComposites.captum(1e-9),
                LrpComposites.epsilonPlus(1e-6),
                LrpComposites.epsilonPlusFlat(1e-6),
                LrpComposites.epsilonAlpha2Beta1(1e-6),
                LrpComposites.epsilonAlpha2Beta1Flat(1e-6),
                LrpComposites.epsilonGammaBox(low, high, 1e-6, 0.25),
                LrpComposites.excitationBackprop(true),
                CompositeText.parse("first linear: wsquare; linear: alphabeta(1, 0)"));
    }

    @Test
    void cutsAreWhereEverythingPasses() {
        assertThat(Layers.cuts(forward, "x", "scores"))
                .containsSubsequence(
                        "x", "stem", "sum", "residual", "pooled", "concat", "gated", "mean", "flat", "scores")
                .hasSize(11);
    }

    @ParameterizedTest
    @MethodSource("composites")
    void theSumIsTheScoreAtEachLayer(Composite composite) {
        List<String> cuts = Layers.cuts(forward, "x", "scores");
        GraphBuilder builder = forward.toBuilder();
        String oneHot = builder.constant("chosen", Tensor.ofFloats(Shape.of(2, 5), 0, 1, 0, 0, 0, 0, 0, 0, 1, 0));
        Map<String, String> relevances = Relevance.append(builder, forward, "scores", oneHot, cuts, composite);
        Map<String, String> sums = Relevance.sums(builder, forward, relevances);
        List<String> outputs = new java.util.ArrayList<>(sums.values());
        outputs.add("scores");
        Tensors results = Session.runOnce(
                builder.outputs(outputs).buildPruned(), Map.of("x", new RandomTensors(5).normal(2, 3, 9, 8)));
        float[] scores = results.get("scores").floats();
        for (String cut : cuts) {
            float[] sum = results.get(Objects.requireNonNull(sums.get(cut))).floats();
            assertThat(sum[0]).as(cut).isCloseTo(scores[1], relative(scores[1]));
            assertThat(sum[1]).as(cut).isCloseTo(scores[8], relative(scores[8]));
        }
    }

    private static Offset<Float> relative(float score) {
        return Offset.offset(Math.abs(score) * 2e-3f);
    }
}
