package org.vizsla.autodiff.lrp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.vizsla.autodiff.BackwardBuilder;
import org.vizsla.autodiff.Composite;
import org.vizsla.autodiff.DifferentiationException;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.runtime.LearnValues;
import org.vizsla.runtime.Session;

/** How relevance passes through nodes without weights, with numbers that can be checked by hand. */
class CommonRulesTest {
    private final Map<String, Tensor> inputs = new HashMap<>();
    private final GraphBuilder net = new GraphBuilder("net");

    private String in(Shape shape, float... values) {
        String name = "x" + inputs.size();
        inputs.put(name, Tensor.ofFloats(shape, values));
        return net.input(name, DataType.FLOAT32, shape);
    }

    private String in(float... values) {
        return in(Shape.of(values.length), values);
    }

    private List<float[]> relevance(Function<GraphBuilder, String> body, float... relevance) {
        return relevance(LrpComposites.epsilonPlus(1e-6), body, relevance);
    }

    private List<float[]> relevance(Composite composite, Function<GraphBuilder, String> body, float... relevance) {
        Graph forward = LearnValues.apply(net.output(body.apply(net)).build());
        String y = forward.outputs().get(0);
        GraphBuilder builder = forward.toBuilder();
        Tensor seed = Tensor.ofFloats(Objects.requireNonNull(forward.shape(y)), relevance);
        List<String> wanted = List.copyOf(inputs.keySet()).stream().sorted().toList();
        Map<String, String> maps = BackwardBuilder.append(
                builder, forward, Map.of(y, builder.constant("relevance", seed)), wanted, composite);
        List<String> names = wanted.stream()
                .map(input -> builder.rename(Objects.requireNonNull(maps.get(input)), input + "/relevance"))
                .toList();
        var results = Session.runOnce(builder.outputs(names).buildPruned(), inputs);
        List<float[]> all = new ArrayList<>();
        names.forEach(name -> all.add(results.get(name).floats()));
        return all;
    }

    private static void assertShares(float[] actual, float... expected) {
        assertThat(actual).usingComparatorWithPrecision(1e-4f).containsExactly(expected);
    }

    @Test
    void aResidualSumIsSharedInProportion() {
        String a = in(1, 3, -1);
        String b = in(3, -1, 3);
        List<float[]> shares = relevance(net -> net.op("Add", a, b).value(), 4, 4, 4);

        assertShares(shares.get(0), 1, 6, -2);
        assertShares(shares.get(1), 3, -2, 6);
    }

    @Test
    void aSumOfProductsIsSharedEquallyByItsComputedFactors() {
        String a = in(Shape.of(1, 2), 2, 3);
        String b = in(Shape.of(1, 2), 5, -1);
        String c = in(Shape.of(1, 2), 1, 1);
        List<float[]> three = relevance(
                net -> net.op("Einsum", a, b, c).with("equation", "bi,bi,bi->b").value(), 21);
        // The products are 10 and -3, of a sum of 7: 30 and -9 of the relevance, a third of which each factor gets.
        for (float[] shares : three) {
            assertShares(shares, 10, -3);
        }
    }

    @Test
    void aFactorBesideConstantsGetsAllOfASumOfProducts() {
        String a = in(Shape.of(1, 2), 2, 3);
        List<float[]> shares = relevance(
                net -> net.op("Einsum", a, net.constant("w", weights(5, -1)), net.constant("v", weights(1, 1)))
                        .with("equation", "bi,i,i->b")
                        .value(),
                21);
        assertShares(shares.get(0), 30, -9);
    }

    private static Tensor weights(float... values) {
        return Tensor.ofFloats(Shape.of(values.length), values);
    }

    @Test
    void aValueGatedByItsOwnSigmoidIsAnActivation() {
        String x = in(2, -20, 0);
        List<float[]> shares =
                relevance(net -> net.op("Mul", net.op("Sigmoid", x).value(), x).value(), 3, -4, 5);
        assertShares(shares.get(0), 3, -4, 5);
    }

    @Test
    void aValueGatedByTheSigmoidOfItsMultipleIsAnActivation() {
        String x = in(2, -20, 0);
        List<float[]> shares = relevance(
                net -> net.op(
                                "Mul",
                                x,
                                net.op(
                                                "Sigmoid",
                                                net.op("Mul", net.scalar(1.702f), x)
                                                        .value())
                                        .value())
                        .value(),
                3,
                -4,
                5);
        assertShares(shares.get(0), 3, -4, 5);
    }

    @Test
    void passHoldsOnlyWhereTheShapeStays() {
        String a = in(Shape.of(2, 2), 1, 3, 1, 3);
        String w = net.constant("w", Tensor.ofFloats(Shape.of(2, 3), new float[6]));
        assertThatThrownBy(() -> relevance(
                        CompositeText.parse("Gemm: pass"),
                        b -> b.op("Gemm", a, w).called("classifier").value(),
                        1,
                        2,
                        3,
                        4,
                        5,
                        6))
                .isInstanceOf(DifferentiationException.class)
                .hasMessageStartingWith("the rule 'pass' does not hold for ")
                .hasMessageContaining("classifier")
                .hasMessageEndingWith(
                        "which turns [2, 2] into [2, 3]: relevance passes unchanged only where the shape stays; choose another rule for it");
    }

    @Test
    void aPartThatIsStretchedGetsTheSumOfItsShares() {
        String a = in(Shape.of(2, 2), 1, 3, 1, 3);
        String b = in(1, 1);
        List<float[]> shares = relevance(net -> net.op("Add", a, b).value(), 2, 4, 6, 8);

        assertShares(shares.get(0), 1, 3, 3, 6);
        assertShares(shares.get(1), 1 + 3, 1 + 2);
    }

    @Test
    void aSumOfSeveralAndADifference() {
        String a = in(1, 2);
        String b = in(2, 2);
        String c = in(1, 1);
        List<float[]> shares =
                relevance(net -> net.op("Sub", net.op("Sum", a, b).value(), c).value(), 2, 3);

        assertShares(shares.get(0), 1, 2);
        assertShares(shares.get(1), 2, 2);
        assertShares(shares.get(2), -1, -1);
    }

    @Test
    void eachPartOfAConcatenationGetsItsOwn() {
        String a = in(Shape.of(1, 2), 1, 3);
        String b = in(Shape.of(1, 1), 0);
        List<float[]> shares =
                relevance(net -> net.op("Concat", a, b).with("axis", 1).value(), 5, 6, 7);

        assertShares(shares.get(0), 5, 6);
        assertShares(shares.get(1), 7);
    }

    @Test
    void aMaximumTakesAllAndAnAverageShares() {
        String a = in(Shape.of(1, 1, 1, 4), 1, 3, 6, 2);
        assertShares(
                relevance(
                                net -> net.op("MaxPool", a)
                                        .with("kernel_shape", new long[] {1, 2})
                                        .with("strides", new long[] {1, 2})
                                        .value(),
                                5,
                                7)
                        .get(0),
                0,
                5,
                7,
                0);
    }

    @Test
    void anAverageIsSharedInProportion() {
        String a = in(Shape.of(1, 1, 1, 4), 1, 3, 6, 2);
        assertShares(
                relevance(net -> net.op("GlobalAveragePool", a).value(), 24).get(0), 2, 6, 12, 4);
    }

    @Test
    void anAverageOverAxesIsSharedInProportion() {
        String a = in(Shape.of(2, 2), 1, 3, 6, 2);
        assertShares(
                relevance(net -> net.op("ReduceMean", a, net.integers(1)).value(), 4, 8)
                        .get(0),
                1,
                3,
                6,
                2);
    }

    @Test
    void activationsAndConstantsPassItOn() {
        String a = in(-1, 2, 0.5f);
        assertShares(
                relevance(
                                net -> {
                                    String relu = net.op("Relu", a).value();
                                    String sigmoid = net.op("Sigmoid", relu).value();
                                    String scaled = net.op("Mul", sigmoid, net.scalar(3))
                                            .value();
                                    String shifted =
                                            net.op("Sub", net.scalar(1), scaled).value();
                                    return net.op("Div", shifted, net.scalar(4)).value();
                                },
                                5,
                                6,
                                7)
                        .get(0),
                5,
                6,
                7);
    }

    @Test
    void halfOfAProductGoesToEachFactor() {
        String a = in(2, 3);
        String b = in(5, -4);
        List<float[]> shares = relevance(net -> net.op("Mul", a, b).value(), 6, 8);

        assertShares(shares.get(0), 3, 4);
        assertShares(shares.get(1), 3, 4);
    }

    @Test
    void halfOfAMatrixProductGoesToEachFactorInProportion() {
        String a = in(Shape.of(1, 2), 1, 2);
        String b = in(Shape.of(2, 1), 3, 6);
        List<float[]> shares = relevance(net -> net.op("MatMul", a, b).value(), 30);

        assertShares(shares.get(0), 3, 12);
        assertShares(shares.get(1), 3, 12);
    }

    @Test
    void aBatchNormalizationBehindNoLayerTakesTheShareOfItsShift() {
        String a = in(Shape.of(1, 2), 3, 1);
        Function<GraphBuilder, String> body = net -> {
            String two = net.constant("two", Tensor.ofFloats(Shape.of(2), 2f, 2f));
            String none = net.constant("none", Tensor.ofFloats(Shape.of(2), 0f, 0f));
            String one = net.constant("one", Tensor.ofFloats(Shape.of(2), 1f, 1f));
            return net.op("BatchNormalization", a, two, two, none, one)
                    .with("epsilon", 0f)
                    .value();
        };

        assertShares(relevance(body, 8, 8).get(0), 6, 4);
    }

    @Test
    void captumNormalizesAtMaximumPoolingToo() {
        String a = in(Shape.of(1, 1, 1, 2), 1, 3);
        Function<GraphBuilder, String> body = net ->
                net.op("MaxPool", a).with("kernel_shape", new long[] {1, 2}).value();

        assertShares(relevance(LrpComposites.captum(1), body, 8).get(0), 0, 6);
    }

    /** z = (4, 7) and y = 2 z + 2: its shift takes a share of its own, and the product has none. */
    @Test
    void captumDoesNotMergeABatchNormalizationWithTheLayerBeforeIt() {
        String a = in(Shape.of(1, 2), 1, 2);
        Function<GraphBuilder, String> body = net -> {
            String weight = net.constant("weight", Tensor.ofFloats(Shape.of(2, 2), 2f, 1f, 1f, 3f));
            String two = net.constant("two", Tensor.ofFloats(Shape.of(2), 2f, 2f));
            String none = net.constant("none", Tensor.ofFloats(Shape.of(2), 0f, 0f));
            String one = net.constant("one", Tensor.ofFloats(Shape.of(2), 1f, 1f));
            String product = net.op("MatMul", a, weight).value();
            return net.op("BatchNormalization", product, two, two, none, one)
                    .with("epsilon", 0f)
                    .value();
        };

        assertShares(relevance(LrpComposites.captum(1e-9), body, 10, 16).get(0), 6, 16);
        assertShares(relevance(body, 10, 16).get(0), 6, 16);
    }
}
