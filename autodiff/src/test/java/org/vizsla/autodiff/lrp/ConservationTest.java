package org.vizsla.autodiff.lrp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.vizsla.autodiff.Composite.when;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vizsla.autodiff.BackwardPass;
import org.vizsla.autodiff.BackwardRule;
import org.vizsla.autodiff.Composite;
import org.vizsla.autodiff.NodeCondition;
import org.vizsla.autodiff.Step;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.analysis.Cuts;
import org.vizsla.runtime.LearnValues;
import org.vizsla.runtime.Session;
import org.vizsla.testkit.RandomTensors;

/**
 * At each layer, the relevance and what was absorbed on the way add up to the score: in a network with a residual block, concatenations (one with a
 * constant), pools, padding, a gate, normalizations that follow a layer and ones that do not, and windows {@code [N*4, ...]}.
 */
class ConservationTest {
    private static final RandomTensors RANDOM = new RandomTensors(12);
    private static final double EXACT = 2e-5;

    private final Graph plain = network(false);
    private final Graph biased = network(true);

    private static Graph network(boolean biased) {
        GraphBuilder b = new GraphBuilder("network");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(3, 9, 8));
        String stem = b.op("Relu", conv(b, x, biased, 8, 3, 3)).named("stem");
        String block = conv(b, b.op("Relu", conv(b, stem, biased, 8, 8, 3)).value(), biased, 8, 8, 3);
        block = biased ? normalized(b, block) : block;
        String sum = b.op("Add", block, stem).named("sum");
        String residual = b.op("Relu", biased ? normalized(b, sum) : sum).named("residual");
        String pooled = b.op("MaxPool", residual)
                .with("kernel_shape", new long[] {3, 3})
                .with("strides", new long[] {2, 2})
                .named("pooled");
        String left = b.op("Relu", conv(b, pooled, biased, 6, 8, 1)).value();
        String right = b.op("Relu", conv(b, pooled, biased, 6, 8, 3)).value();
        String both = b.op("Concat", left, right).with("axis", 1).named("concat");
        String gate = b.op("Sigmoid", conv(b, b.op("GlobalAveragePool", both).value(), biased, 12, 12, 1))
                .value();
        String gated = b.op("Mul", both, gate).named("gated");
        String mean =
                b.op("GlobalAveragePool", biased ? windowed(b, gated) : gated).named("mean");
        String flat = b.op("Flatten", mean).named("flat");
        long features = biased ? 14 : 12;
        String scores = b.op(
                        "Gemm",
                        flat,
                        b.constant("w", RANDOM.normal(5, features)),
                        biased ? b.constant("b", RANDOM.normal(5)) : "")
                .with("transB", 1)
                .named("scores");
        return LearnValues.apply(b.output(scores).build());
    }

    private static String conv(GraphBuilder b, String x, boolean biased, long to, long from, long kernel) {
        long pad = kernel / 2;
        String bias = biased ? b.constant("b", RANDOM.normal(to)) : "";
        return b.op("Conv", x, b.constant("w", RANDOM.normal(to, from, kernel, kernel)), bias)
                .with("pads", new long[] {pad, pad, pad, pad})
                .value();
    }

    private static String normalized(GraphBuilder b, String x) {
        return b.op(
                        "BatchNormalization",
                        x,
                        b.constant("scale", RANDOM.uniform(0.5, 1.5, 8)),
                        b.constant("shift", RANDOM.normal(8)),
                        b.constant("average", RANDOM.normal(8)),
                        b.constant("variance", RANDOM.uniform(0.5, 1.5, 8)))
                .value();
    }

    /** {@code [N, 12, 4, 3]}: padded, two constant channels beside it, and a product with a bias over its rows as {@code [N*4, 14, 4]}. */
    private static String windowed(GraphBuilder b, String x) {
        String padded = b.op("Pad", x, b.integers(0, 0, 0, 0, 0, 0, 0, 1)).value();
        String count = b.op("Shape", x).with("start", 0).with("end", 1).value();
        String sizes =
                b.op("Concat", count, b.integers(2, 4, 4)).with("axis", 0).value();
        String ones = b.op("Expand", b.scalar(1), sizes).value();
        String wider = b.op("Concat", padded, ones).with("axis", 1).value();
        String rows = b.op(
                        "Reshape",
                        b.op("Transpose", wider)
                                .with("perm", new long[] {0, 2, 1, 3})
                                .value(),
                        b.integers(-1, 14, 4))
                .value();
        String product = b.op(
                        "Add",
                        b.op("MatMul", rows, b.constant("w", RANDOM.normal(4, 3)))
                                .value(),
                        b.constant("b", RANDOM.normal(3)))
                .value();
        String back = b.op("Reshape", product, b.integers(-1, 4, 14, 3)).value();
        return b.op("Transpose", back).with("perm", new long[] {0, 2, 1, 3}).value();
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
                LrpComposites.excitationBackprop(false),
                CompositeText.parse("first linear: wsquare; linear: alphabeta(1, 0)"),
                CompositeText.parse("Conv: epsilon(0.3); dense: gamma(0.25, bias=0); Relu: gradient"),
                CompositeText.parse("first linear: flat(bias=1); linear: alphabeta(3, 2); MaxPool: norm(0.2)"),
                CompositeText.parse("Conv: gradient; BatchNormalization: gradient; MatMul: zplus(bias=0)"));
    }

    @Test
    void cutsAreWhereEverythingPasses() {
        assertThat(Cuts.between(plain, "x", "scores"))
                .containsSubsequence(
                        "x", "stem", "sum", "residual", "pooled", "concat", "gated", "mean", "flat", "scores")
                .hasSize(11);
    }

    /** The account of two images, by layer. */
    private record Account(List<String> layers, Tensor scores, Tensor held, Tensor absorbed, Tensor magnitude) {
        /** What is missing at a layer, as a part of the largest magnitude. */
        double missing(int layer, int picture) {
            int place = 2 * layer + picture;
            double score = scores.floats()[picture == 0 ? 1 : 8];
            double sum = (double) held.floats()[place] + absorbed.floats()[place];
            return Math.abs(sum - score) / magnitude.floats()[picture];
        }
    }

    private static Account account(Graph forward, Composite composite) {
        GraphBuilder builder = forward.toBuilder();
        String oneHot = builder.constant("chosen", Tensor.ofFloats(Shape.of(2, 5), 0, 1, 0, 0, 0, 0, 0, 0, 1, 0));
        List<String> cuts = Cuts.between(forward, "x", "scores");
        BackwardPass pass = Relevance.begin(builder, forward, "scores", oneHot, cuts, composite);
        Conservation account = Conservation.append(builder, forward, "x", "scores", pass);
        Tensors results = Session.runOnce(
                builder.outputs(List.of("scores", account.held(), account.absorbed(), account.magnitude()))
                        .buildPruned(),
                Map.of("x", new RandomTensors(5).normal(2, 3, 9, 8)));
        return new Account(
                account.layers(),
                results.get("scores"),
                results.get(account.held()),
                results.get(account.absorbed()),
                results.get(account.magnitude()));
    }

    @ParameterizedTest
    @MethodSource("composites")
    void nothingIsMissingAtAnyLayer(Composite composite) {
        for (Graph forward : List.of(plain, biased)) {
            Account account = account(forward, composite);
            assertThat(account.layers()).startsWith("scores").endsWith("x").hasSizeGreaterThan(6);
            for (int layer = 0; layer < account.layers().size(); layer++) {
                for (int picture = 0; picture < 2; picture++) {
                    assertThat(account.missing(layer, picture))
                            .as(account.layers().get(layer))
                            .isLessThan(EXACT);
                }
            }
        }
    }

    @Test
    void withoutBiasesAlmostNothingIsAbsorbed() {
        Account account = account(plain, LrpComposites.epsilonPlus(1e-6));
        float[] absorbed = account.absorbed().floats();
        for (int i = 0; i < absorbed.length; i++) {
            assertThat((double) absorbed[i])
                    .isCloseTo(0, within(1e-4 * account.magnitude().floats()[i % 2]));
        }
    }

    /** A wrong rule: it passes on nine tenths, and does not account for the rest. */
    private record Dropping() implements BackwardRule {
        @Override
        public List<@Nullable String> apply(Step step) {
            return step.toInput(0, step.mul(step.dy(), 0.9));
        }
    }

    @Test
    void aRuleThatLosesRelevanceIsFoundOutAtItsLayer() {
        NodeCondition stem = (graph, node) -> node.outputs().contains("residual");
        Composite wrong = Composite.of(when(stem, new Dropping())).orElse(LrpComposites.epsilonPlus(1e-6));
        Account account = account(biased, wrong);
        int residual = account.layers().indexOf("residual");
        assertThat(residual).isPositive();
        for (int layer = 0; layer < account.layers().size(); layer++) {
            double missing = Math.max(account.missing(layer, 0), account.missing(layer, 1));
            if (layer <= residual) {
                assertThat(missing).isLessThan(EXACT);
            } else {
                assertThat(missing).isGreaterThan(1e-3);
            }
        }
    }
}
