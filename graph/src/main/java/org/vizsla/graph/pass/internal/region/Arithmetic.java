package org.vizsla.graph.pass.internal.region;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Node;

/** The operators of which regions consist, applied to numbers. */
final class Arithmetic {
    private static final Map<String, DoubleUnaryOperator> UNARY = Map.ofEntries(
            entry("Abs", Math::abs),
            entry("Cast", x -> x),
            entry("Erf", Functions::erf),
            entry("Exp", Math::exp),
            entry("HardSwish", Functions::hardSwish),
            entry("Identity", x -> x),
            entry("Log", Math::log),
            entry("Neg", x -> -x),
            entry("Reciprocal", x -> 1 / x),
            entry("Relu", x -> Math.max(x, 0)),
            entry("Sigmoid", Functions::sigmoid),
            entry("Softplus", Functions::softplus),
            entry("Sqrt", Math::sqrt),
            entry("Tanh", Math::tanh));

    private static final Map<String, DoubleBinaryOperator> BINARY = Map.of(
            "Add", Double::sum,
            "Div", (a, b) -> a / b,
            "Max", Math::max,
            "Min", Math::min,
            "Mul", (a, b) -> a * b,
            "Pow", Math::pow,
            "Sub", (a, b) -> a - b,
            "Sum", Double::sum);

    private static final Map<String, ToDoubleFunction<DoubleStream>> REDUCTIONS = Map.of(
            "ReduceLogSumExp", x -> Math.log(x.map(Math::exp).sum()),
            "ReduceMax", x -> x.max().orElse(Double.NaN),
            "ReduceMean", x -> x.average().orElse(Double.NaN),
            "ReduceSum", DoubleStream::sum,
            "ReduceSumSquare", x -> x.map(each -> each * each).sum());

    private static final Set<Long> PRECISE = Set.of((long) DataType.FLOAT32.code(), (long) DataType.FLOAT64.code());

    private Arithmetic() {}

    /** Whether the node can be part of a region. */
    static boolean knows(Node node) {
        String operator = node.operator();
        if (!node.domain().isEmpty() || node.outputs().size() != 1) {
            return false;
        } else if (node.is("Cast")) {
            return PRECISE.contains(node.integer("to", 0));
        }
        return UNARY.containsKey(operator)
                || BINARY.containsKey(operator)
                || node.is("HardSigmoid")
                || node.is("Clip")
                || (isReduction(node) && node.integer("keepdims", 1) == 1);
    }

    static boolean isReduction(Node node) {
        return node.domain().isEmpty() && REDUCTIONS.containsKey(node.operator());
    }

    /** The inputs that are numbers to compute with, and not axes. */
    static List<String> operands(Node node) {
        return isReduction(node)
                ? node.inputs().subList(0, 1)
                : node.inputs().stream().filter(input -> !input.isEmpty()).toList();
    }

    /** What the node computes from the values it reads; a value with a single element applies to every place. */
    static double[] apply(Node node, Map<String, double[]> values) {
        double[] x = value(node, 0, values);
        DoubleUnaryOperator unary = UNARY.get(node.operator());
        DoubleBinaryOperator binary = BINARY.get(node.operator());
        ToDoubleFunction<DoubleStream> reduction = REDUCTIONS.get(node.operator());
        if (unary != null) {
            return Arrays.stream(x).map(unary).toArray();
        } else if (reduction != null) {
            return new double[] {reduction.applyAsDouble(Arrays.stream(x))};
        } else if (binary != null) {
            double[] result = x;
            for (int input = 1; input < node.inputs().size(); input++) {
                result = combined(result, value(node, input, values), binary);
            }
            return result;
        } else if (node.is("Clip")) {
            double[] raised = node.input(1) == null ? x : combined(x, value(node, 1, values), Math::max);
            return node.input(2) == null ? raised : combined(raised, value(node, 2, values), Math::min);
        }
        double alpha = node.real("alpha", 0.2f);
        double beta = node.real("beta", 0.5f);
        return Arrays.stream(x)
                .map(each -> Functions.hardSigmoid(alpha, beta, each))
                .toArray();
    }

    private static double[] value(Node node, int input, Map<String, double[]> values) {
        double[] value = values.get(node.inputs().get(input));
        if (value == null) {
            throw new IllegalStateException(node.label() + " reads what the region does not have");
        }
        return value;
    }

    private static double[] combined(double[] a, double[] b, DoubleBinaryOperator operator) {
        int length = Math.max(a.length, b.length);
        double[] left = stretched(a, length);
        double[] right = stretched(b, length);
        double[] result = new double[length];
        Arrays.setAll(result, i -> operator.applyAsDouble(left[i], right[i]));
        return result;
    }

    static double[] stretched(double[] values, int length) {
        if (values.length == length) {
            return values;
        }
        double[] stretched = new double[length];
        Arrays.fill(stretched, values[0]);
        return stretched;
    }
}
