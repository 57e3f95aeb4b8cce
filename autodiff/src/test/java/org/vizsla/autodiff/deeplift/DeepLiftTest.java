package org.vizsla.autodiff.deeplift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vizsla.autodiff.DenseLayer;
import org.vizsla.autodiff.DifferentiationException;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.runtime.LearnValues;
import org.vizsla.runtime.Session;
import org.vizsla.testkit.RandomTensors;
import org.vizsla.testkit.TensorAssertions;

/** DeepLIFT through {@code gemm(maxpool(conv(relu(conv(x)))))} against the same computation written out by hand. */
class DeepLiftTest {
    private static final int CHANNELS = 3;
    private static final int HEIGHT = 5;
    private static final int WIDTH = 4;
    private static final int WINDOW = 2;

    private final RandomTensors random = new RandomTensors(77);
    private final Tensor w1 = random.normal(CHANNELS, 2, 3, 3);
    private final Tensor b1 = random.normal(CHANNELS);
    private final Tensor w2 = random.normal(CHANNELS, CHANNELS, 1, 1);
    private final Tensor b2 = random.normal(CHANNELS);
    private final Tensor w3 = random.normal(CHANNELS * (HEIGHT - 1) * (WIDTH - 1), 4);
    private final Tensor x = random.normal(1, 2, HEIGHT, WIDTH);
    private final Tensor baseline = random.normal(1, 2, HEIGHT, WIDTH);
    private final Tensor seed = random.normal(1, 4);

    private String first(GraphBuilder b, String value) {
        return b.op("Conv", value, b.constant("w1", w1), b.constant("b1", b1))
                .with("pads", new long[] {1, 1, 1, 1})
                .value();
    }

    private String second(GraphBuilder b, String value) {
        return b.op("Conv", value, b.constant("w2", w2), b.constant("b2", b2)).value();
    }

    private String last(GraphBuilder b, String value) {
        return b.op("MatMul", b.op("Flatten", value).value(), b.constant("w3", w3))
                .value();
    }

    private Graph network() {
        GraphBuilder b = new GraphBuilder("network");
        String input = b.input("x", DataType.FLOAT32, Shape.of(1, 2, HEIGHT, WIDTH));
        String hidden = second(b, b.op("Relu", first(b, input)).value());
        String pooled = b.op("MaxPool", hidden)
                .with("kernel_shape", new long[] {WINDOW, WINDOW})
                .value();
        return LearnValues.apply(b.output(last(b, pooled)).build());
    }

    private DenseLayer dense(java.util.function.BiFunction<GraphBuilder, String, String> layer, long... sizes) {
        GraphBuilder b = new GraphBuilder("layer");
        String input = b.input("x", DataType.FLOAT32, Shape.of(sizes));
        return DenseLayer.probe(
                b.output(layer.apply(b, input)).build(), Tensor.ofFloats(Shape.of(sizes), new float[elements(sizes)]));
    }

    private static int elements(long... sizes) {
        return Math.toIntExact(Shape.of(sizes).elements());
    }

    @ParameterizedTest
    @EnumSource(PoolingConvention.class)
    void isTheSameWrittenOut(PoolingConvention convention) {
        DenseLayer one = dense(this::first, 1, 2, HEIGHT, WIDTH);
        DenseLayer two = dense(this::second, 1, CHANNELS, HEIGHT, WIDTH);
        DenseLayer three = dense(this::last, 1, CHANNELS, HEIGHT - 1, WIDTH - 1);
        double[] h = one.apply(doubles(x));
        double[] hRef = one.apply(doubles(baseline));
        double[] p = two.apply(rectified(h));
        double[] pRef = two.apply(rectified(hRef));

        double[] pooled = three.transposed(doubles(seed));
        double[] beforePool = unpooled(pooled, p, pRef, convention);
        double[] beforeRelu = two.transposed(beforePool);
        for (int i = 0; i < h.length; i++) {
            beforeRelu[i] *= (Math.max(h[i], 0) - Math.max(hRef[i], 0)) / (h[i] - hRef[i]);
        }
        double[] multipliers = one.transposed(beforeRelu);
        float[] expected = new float[multipliers.length];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = (float) (multipliers[i] * (x.floats()[i] - baseline.floats()[i]));
        }

        TensorAssertions.assertClose(
                "contributions", contributions(convention), Tensor.ofFloats(x.shape(), expected), 1e-4);
    }

    private Tensor contributions(PoolingConvention convention) {
        Graph forward = network();
        GraphBuilder builder = forward.toBuilder();
        DeepLift lift = DeepLift.append(
                builder,
                forward,
                Map.of(forward.outputs().get(0), builder.constant("seed", seed)),
                "x",
                builder.constant("baseline", baseline),
                convention);
        return Session.runOnce(builder.outputs(List.of(lift.contributions())).buildPruned(), Map.of("x", x))
                .get(lift.contributions());
    }

    /** Window by window. */
    private static double[] unpooled(double[] dy, double[] p, double[] pRef, PoolingConvention convention) {
        double[] added = new double[p.length];
        double[] taken = new double[p.length];
        int window = 0;
        for (int c = 0; c < CHANNELS; c++) {
            for (int i = 0; i + WINDOW <= HEIGHT; i++) {
                for (int j = 0; j + WINDOW <= WIDTH; j++) {
                    int at = largest(p, c, i, j);
                    int atRef = largest(pRef, c, i, j);
                    double reached = Math.max(p[at], pRef[atRef]);
                    double plus = dy[window] * (reached - pRef[atRef]);
                    double minus = dy[window] * (p[at] - reached);
                    boolean adds = convention == PoolingConvention.COMPLETE;
                    added[at] = plus + (adds ? added[at] : 0);
                    taken[atRef] = minus + (adds ? taken[atRef] : 0);
                    window++;
                }
            }
        }
        for (int i = 0; i < p.length; i++) {
            // Where nothing differs, every rectifier before it was closed for both, and lets nothing through.
            added[i] = p[i] == pRef[i] ? 0 : (added[i] + taken[i]) / (p[i] - pRef[i]);
        }
        return added;
    }

    private static int largest(double[] p, int c, int i, int j) {
        int best = (c * HEIGHT + i) * WIDTH + j;
        for (int y = i; y < i + WINDOW; y++) {
            for (int x = j; x < j + WINDOW; x++) {
                int at = (c * HEIGHT + y) * WIDTH + x;
                best = p[at] > p[best] ? at : best;
            }
        }
        return best;
    }

    private static double[] rectified(double[] values) {
        double[] result = values.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] = Math.max(result[i], 0);
        }
        return result;
    }

    private static double[] doubles(Tensor tensor) {
        float[] floats = tensor.floats();
        double[] doubles = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }

    @Test
    void captumLeavesAPoolBehindAnActivationItsDerivative() {
        GraphBuilder b = new GraphBuilder("network");
        String input = b.input("x", DataType.FLOAT32, Shape.of(1, 1, 1, 2));
        String pooled = b.op("MaxPool", b.op("Relu", input).value())
                .with("kernel_shape", new long[] {1, 2})
                .value();
        Graph forward = LearnValues.apply(b.output(pooled).build());
        GraphBuilder builder = forward.toBuilder();
        Map<String, String> seeds =
                Map.of(forward.outputs().get(0), builder.constant("seed", Tensor.ofFloats(Shape.of(1, 1, 1, 1), 1f)));
        String reference = builder.constant("baseline", Tensor.ofFloats(Shape.of(1, 1, 1, 2), 1f, 3f));
        List<String> maps = List.of(
                DeepLift.append(builder, forward, seeds, "x", reference, PoolingConvention.COMPLETE)
                        .contributions(),
                DeepLift.append(builder, forward, seeds, "x", reference, PoolingConvention.CAPTUM)
                        .contributions());
        var results = Session.runOnce(
                builder.outputs(maps).buildPruned(), Map.of("x", Tensor.ofFloats(Shape.of(1, 1, 1, 2), 5f, 2f)));

        // The maximum rises from 3 to 5: x0 alone causes that, moving by 4; its slope by the derivative is 1.
        assertThat(results.get(maps.get(0)).floats())
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly(2, 0);
        assertThat(results.get(maps.get(1)).floats())
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly(4, 0);
    }

    @Test
    void contributionsOfManyFactorsSumToTheDifference() {
        GraphBuilder b = new GraphBuilder("network");
        String input = b.input("x", DataType.FLOAT32, Shape.of(1, 3));
        String weight = b.constant("w", Tensor.ofFloats(Shape.of(3), 2, -1, 0.5f));
        String exponential = b.op("Exp", input).value();
        String three = b.op("Einsum", input, weight, exponential, input)
                .with("equation", "bi,i,bi,bj->b")
                .value();
        Graph forward = LearnValues.apply(b.output(three).build());
        GraphBuilder builder = forward.toBuilder();
        String seed = builder.constant("seed", Tensor.ofFloats(Shape.of(1), 1f));
        String reference = builder.constant("baseline", Tensor.ofFloats(Shape.of(1, 3), 0.3f, -0.2f, 0.1f));
        DeepLift lift =
                DeepLift.append(builder, forward, Map.of(three, seed), "x", reference, PoolingConvention.COMPLETE);
        String there = lift.reference().of(three);
        var results = Session.runOnce(
                builder.outputs(List.of(lift.contributions(), three, there)).buildPruned(),
                Map.of("x", Tensor.ofFloats(Shape.of(1, 3), 1f, 0.7f, -0.6f)));
        float[] contributions = results.get(lift.contributions()).floats();
        float difference = results.get(three).floats()[0] - results.get(there).floats()[0];

        assertThat(contributions[0] + contributions[1] + contributions[2])
                .isCloseTo(difference, org.assertj.core.api.Assertions.within(1e-5f * Math.abs(difference)));
    }

    @Test
    void aBranchThatIsChosenAtRunTimeIsRefused() {
        GraphBuilder b = new GraphBuilder("network");
        String input = b.input("x", DataType.FLOAT32, Shape.of(1));
        Graph then = new GraphBuilder("then").output(input).buildInner();
        String y = b.op("If", b.op("Greater", input, b.scalar(0)).value())
                .called("choice")
                .with("then_branch", new Attribute.OfGraph(then))
                .with("else_branch", new Attribute.OfGraph(then))
                .value();
        Graph forward = b.output(y).build();

        assertThatThrownBy(() -> DeepLift.append(
                        forward.toBuilder(), forward, Map.of(y, "x"), "x", "x", PoolingConvention.COMPLETE))
                .isInstanceOf(DifferentiationException.class)
                .hasMessage("If 'choice' holds a subgraph, which cannot be compared with a baseline; choose a"
                        + " method without one");
    }
}
