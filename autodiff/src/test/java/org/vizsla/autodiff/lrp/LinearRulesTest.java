package org.vizsla.autodiff.lrp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vizsla.autodiff.BackwardBuilder;
import org.vizsla.autodiff.BackwardPass;
import org.vizsla.autodiff.DenseLayer;
import org.vizsla.autodiff.DenseLayer.Share;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.VizslaException;
import org.vizsla.runtime.Session;
import org.vizsla.testkit.RandomTensors;
import org.vizsla.testkit.TensorAssertions;

/** Each rule against its formula, summed up by hand over the matrix of a layer. */
class LinearRulesTest {
    private static final double STABILIZER = 1e-6;

    /** A rule, and how its formula weighs inputs and biases. */
    private record Formula(LinearRule rule, List<Term> terms) {
        double[] of(DenseLayer dense, double[] x, double[] relevance) {
            double[] sum = new double[x.length];
            for (Term term : terms) {
                double[] part = dense.shared(x, relevance, term.epsilon(), term.inputs(), term.biases());
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += term.factor() * part[i];
                }
            }
            return sum;
        }

        /** For each of two images, what the formula leaves to biases and stabilizers. */
        double[] absorbed(DenseLayer dense, double[] x, double[] relevance) {
            double[] sum = new double[2];
            for (Term term : terms) {
                double[] part = dense.absorbed(x, relevance, term.epsilon(), term.inputs(), term.biases());
                for (int j = 0; j < part.length; j++) {
                    sum[2 * j / part.length] += term.factor() * part[j];
                }
            }
            return sum;
        }
    }

    /** One fraction of a formula, and the number that it is multiplied with. */
    private record Term(double factor, double epsilon, Share inputs, Share biases) {}

    private static Formula formula(LinearRule rule, double epsilon, Share inputs, Share biases) {
        return new Formula(rule, List.of(new Term(1, epsilon, inputs, biases)));
    }

    private static double above(double value) {
        return Math.max(value, 0);
    }

    private static double below(double value) {
        return Math.min(value, 0);
    }

    private static final Share PRODUCT = (x, w, i, y) -> x * w;
    private static final Share RAISING = (x, w, i, y) -> above(x * w);
    private static final Share LOWERING = (x, w, i, y) -> below(x * w);
    private static final Share FAVOURED =
            (x, w, i, y) -> x * w + 0.25 * (y > 0 ? above(x * w) : y < 0 ? below(x * w) : 0);
    private static final Share SQUARE = (x, w, i, y) -> w * w;
    private static final Share CONNECTED = (x, w, i, y) -> w == 0 ? 0 : 1;
    private static final Share BOXED = (x, w, i, y) -> x * w + 2.5 * above(w) - 3 * below(w);
    private static final Share NOTHING = (x, w, i, y) -> 0;

    private static List<Formula> formulas() {
        return List.of(
                formula(new Zero(true), 0, PRODUCT, PRODUCT),
                formula(new Zero(false), 0, PRODUCT, NOTHING),
                formula(new Epsilon(0.1), 0.1, PRODUCT, PRODUCT),
                formula(new Epsilon(0.1, false), 0.1, PRODUCT, NOTHING),
                formula(new Gamma(0.25), STABILIZER, FAVOURED, FAVOURED),
                formula(new ZPlus(), STABILIZER, RAISING, RAISING),
                formula(new ZPlus(0.1, false), 0.1, RAISING, NOTHING),
                new Formula(
                        new AlphaBeta(2, 1),
                        List.of(
                                new Term(2, STABILIZER, RAISING, RAISING),
                                new Term(-1, STABILIZER, LOWERING, LOWERING))),
                new Formula(
                        new AlphaBeta(1.5, 0.5, STABILIZER, false),
                        List.of(
                                new Term(1.5, STABILIZER, RAISING, NOTHING),
                                new Term(-0.5, STABILIZER, LOWERING, NOTHING))),
                formula(new AlphaBeta(1, 0), STABILIZER, RAISING, RAISING),
                formula(new WSquare(), STABILIZER, SQUARE, SQUARE),
                formula(new WSquare(STABILIZER, false), STABILIZER, SQUARE, NOTHING),
                formula(new Flat(), STABILIZER, CONNECTED, NOTHING),
                formula(new Flat(STABILIZER, true), STABILIZER, CONNECTED, CONNECTED),
                formula(new ZBox(List.of(-2.5), List.of(3.0)), STABILIZER, BOXED, NOTHING));
    }

    static List<LinearLayers> layers() {
        return LinearLayers.all();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void eachRuleIsItsFormula(LinearLayers layer) {
        DenseLayer dense = DenseLayer.probe(layer.graph(), layer.input(7, true));
        for (boolean signed : new boolean[] {true, false}) {
            Tensor x = layer.input(7, signed);
            Graph net = signed ? layer.graph() : rectified(layer.graph());
            Tensor relevance =
                    new RandomTensors(9).normal(shapeOf(layer.graph(), x).sizes());
            List<LinearRule> rules = formulas().stream().map(Formula::rule).toList();
            List<Tensor> actual = relevances(net, x, relevance, rules);
            for (int i = 0; i < rules.size(); i++) {
                Tensor expected = tensor(x.shape(), formulas().get(i).of(dense, doubles(x), doubles(relevance)));
                TensorAssertions.assertClose(rules.get(i) + " of " + layer, actual.get(i), expected, 2e-4);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void whatIsAbsorbedIsTheRestOfEachFormula(LinearLayers layer) {
        DenseLayer dense = DenseLayer.probe(layer.graph(), layer.input(7, true));
        for (boolean signed : new boolean[] {true, false}) {
            Tensor x = layer.input(7, signed);
            Graph net = signed ? layer.graph() : rectified(layer.graph());
            Tensor relevance = new RandomTensors(9)
                    .uniform(-1, 2, shapeOf(layer.graph(), x).sizes());
            for (Formula formula : formulas()) {
                GraphBuilder builder = net.toBuilder();
                String y = net.outputs().get(0);
                BackwardPass pass = BackwardBuilder.begin(
                        builder,
                        net,
                        Map.of(y, builder.constant("relevance", relevance)),
                        List.of("x"),
                        LrpComposites.of(formula.rule()));
                String map = pass.cotangent("x");
                String absorbed = Accounts.absorbed(builder, net, y, pass);
                Tensors results =
                        Session.runOnce(builder.outputs(List.of(map, absorbed)).buildPruned(), Map.of("x", x));

                double[] expected = formula.absorbed(dense, doubles(x), doubles(relevance));
                double[] actual = doubles(results.get(absorbed));
                double[] held = sums(doubles(results.get(map)));
                double[] due = sums(doubles(relevance));
                double[] magnitude = sums(magnitudes(doubles(results.get(map))));
                for (int picture = 0; picture < 2; picture++) {
                    assertThat(actual[picture])
                            .as("%s of %s", formula.rule(), layer)
                            .isCloseTo(expected[picture], within(1e-4 * magnitude[picture]));
                    assertThat(held[picture] + actual[picture])
                            .as("%s of %s", formula.rule(), layer)
                            .isCloseTo(due[picture], within(2e-5 * magnitude[picture]));
                }
            }
        }
    }

    private static double[] sums(double[] values) {
        double[] sums = new double[2];
        for (int i = 0; i < values.length; i++) {
            sums[2 * i / values.length] += values[i];
        }
        return sums;
    }

    private static double[] magnitudes(double[] values) {
        return java.util.Arrays.stream(values).map(Math::abs).toArray();
    }

    /** The layer behind a ReLU, whose result is known never to be negative. */
    private static Graph rectified(Graph graph) {
        GraphBuilder builder = graph.toBuilder().nodes(List.of());
        builder.op("Relu", "x").named("rectified");
        builder.value(new org.vizsla.graph.Value(
                "rectified", org.vizsla.graph.DataType.FLOAT32, Objects.requireNonNull(graph.shape("x"))));
        graph.nodes()
                .forEach(node -> builder.add(node.withInputs(node.inputs().stream()
                        .map(input -> input.equals("x") ? "rectified" : input)
                        .toList())));
        return builder.build();
    }

    private static Shape shapeOf(Graph graph, Tensor x) {
        return Session.runOnce(graph, Map.of("x", x))
                .get(graph.outputs().get(0))
                .shape();
    }

    private static Tensor relevance(Graph graph, Tensor x, Tensor relevance, LinearRule rule) {
        return relevances(graph, x, relevance, List.of(rule)).get(0);
    }

    private static List<Tensor> relevances(Graph graph, Tensor x, Tensor relevance, List<LinearRule> rules) {
        GraphBuilder builder = graph.toBuilder();
        Map<String, String> seeds = Map.of(graph.outputs().get(0), builder.constant("relevance", relevance));
        List<String> maps = new ArrayList<>();
        for (LinearRule rule : rules) {
            maps.add(Objects.requireNonNull(
                    BackwardBuilder.append(builder, graph, seeds, List.of("x"), LrpComposites.of(rule))
                            .get("x")));
        }
        Tensors results = Session.runOnce(builder.outputs(maps).buildPruned(), Map.of("x", x));
        return maps.stream().map(results::get).toList();
    }

    private static double[] doubles(Tensor tensor) {
        float[] floats = tensor.floats();
        double[] doubles = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }

    private static Tensor tensor(Shape shape, double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return Tensor.ofFloats(shape, floats);
    }

    @Test
    void layersThatFollowAreMergedAndNotChanged() {
        LinearLayers layer = LinearLayers.all().get(4);
        String before = layer.graph().toString();
        relevance(layer.graph(), layer.input(3, true), tensor(Shape.of(2, 4, 5, 4), new double[160]), new ZPlus());

        assertThat(layer.name()).isEqualTo("Conv, normalized");
        assertThat(layer.graph()).hasToString(before);
    }

    @Test
    void whereNothingComesOutZeroHandsNothingOn() {
        LinearLayers layer = LinearLayers.all().get(1);
        Tensor nothing = tensor(Shape.of(2, 3, 5, 4), new double[120]);
        double[] ones = new double[160];
        java.util.Arrays.fill(ones, 1);

        assertThat(relevance(layer.graph(), nothing, tensor(Shape.of(2, 4, 5, 4), ones), new Zero(true))
                        .floats())
                .containsOnly(0f);
    }

    @Test
    void boundsThatDoNotFitAreRefused() {
        LinearLayers layer = LinearLayers.all().get(0);
        ZBox box = new ZBox(List.of(-1.0, -1.0), List.of(1.0, 1.0));

        assertThatThrownBy(() -> relevance(
                        layer.graph(), layer.input(3, true), tensor(Shape.of(2, 4, 5, 4), new double[160]), box))
                .isInstanceOf(VizslaException.class)
                .hasMessage("zbox has bounds for 2 channels, and the input of Conv 'Conv' is [N, 3, 5, 4]");
        assertThatThrownBy(() -> new ZBox(List.of(1.0), List.of(1.0)))
                .isInstanceOf(VizslaException.class)
                .hasMessage("low = 1.0 of zbox is not below high = 1.0");
        assertThatThrownBy(() -> new ZBox(List.of(1.0), List.of(1.0, 2.0)))
                .isInstanceOf(VizslaException.class)
                .hasMessage("zbox takes one low and one high, or as many of each as there are channels, not 1 and 2");
    }

    @Test
    void parametersThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> new AlphaBeta(2, 0.5))
                .isInstanceOf(VizslaException.class)
                .hasMessage(
                        "alpha = 2.0 and beta = 0.5 do not fit: neither may be negative, and alpha must be beta + 1");
        assertThatThrownBy(() -> relevance(
                        LinearLayers.all().get(0).graph(),
                        LinearLayers.all().get(0).input(3, true),
                        tensor(Shape.of(2, 4, 5, 4), new double[160]),
                        new Epsilon(-1)))
                .isInstanceOf(VizslaException.class)
                .hasMessage("a stabilizer of -1.0 is not valid: it must be 0 or more");
    }
}
