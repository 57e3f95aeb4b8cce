package org.vizsla.graph.pass;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.NodeBuilder;
import org.vizsla.graph.Value;
import org.vizsla.graph.pass.internal.region.Functions;
import org.vizsla.graph.pass.internal.region.Region;
import org.vizsla.graph.pass.internal.region.Replacements;
import org.vizsla.graph.pass.internal.region.Replacements.Emission;
import org.vizsla.graph.pass.internal.region.Scalars;

/**
 * Replaces an activation that was exported in parts by one operator: {@code Mul(Mul(x, 0.5), Add(Erf(Div(x, 1.4142135)), 1))} becomes
 * {@code Gelu(x)}.
 *
 * <p>In any spelling, it recognizes the exact GELU and its approximation by tanh ({@code Gelu}), hard-swish ({@code HardSwish}), hard-sigmoid with
 * the constants of PyTorch and of Keras ({@code HardSigmoid}), {@code Mish}, {@code Sigmoid} and {@code Softplus}. SiLU and the sigmoid approximation
 * of GELU have no operator in set {@value GraphBuilder#OPSET}; they become {@code Mul(x, Sigmoid(x))} and {@code Mul(x, Sigmoid(Mul(x, 1.702)))}.
 *
 * <p>Requires known types and shapes; without them, nothing is recognized. The operator keeps the name and the output of the last part. Parts whose
 * value is read elsewhere, or is an output, stay as they are.
 */
public final class RecognizeActivations implements Pass {
    private static final double QUICK = 1.702;

    /**
     * An activation, and how it is written.
     *
     * @param spelling the operators that it consists of
     */
    private record Activation(DoubleUnaryOperator function, Map<String, Long> spelling, Writer writer) {}

    @FunctionalInterface
    private interface Writer {
        NodeBuilder write(GraphBuilder builder, Region region);
    }

    private static final List<Activation> ALL = List.of(
            operator("Gelu", Functions::gelu),
            new Activation(
                    Functions::geluByTanh,
                    Map.of("Gelu", 1L),
                    (b, region) -> b.op("Gelu", region.entry()).with("approximate", "tanh")),
            operator("HardSwish", Functions::hardSwish),
            hardSigmoid(1f / 6),
            hardSigmoid(0.2f),
            operator("Mish", Functions::mish),
            operator("Sigmoid", Functions::sigmoid),
            operator("Softplus", Functions::softplus),
            new Activation(
                    x -> x * Functions.sigmoid(x),
                    Map.of("Sigmoid", 1L, "Mul", 1L),
                    (b, region) -> gated(b, region, region.entry())),
            new Activation(
                    x -> x * Functions.sigmoid(QUICK * x),
                    Map.of("Sigmoid", 1L, "Mul", 2L),
                    (b, region) ->
                            gated(b, region, like(region, b.op("Mul", region.entry(), b.scalar((float) QUICK)), b))));

    /** The operators other than arithmetic, of which each activation has at least one. */
    private static final Set<String> MARKS =
            Set.of("Clip", "Erf", "Exp", "HardSigmoid", "Min", "Relu", "Sigmoid", "Softplus", "Tanh");

    @Override
    public Graph apply(Graph graph) {
        return Replacements.ofSmallest(graph, MARKS, RecognizeActivations::emission);
    }

    private static @Nullable Emission emission(Region region) {
        Scalars scalars = Scalars.of(region);
        if (scalars == null) {
            return null;
        }
        Map<String, Long> spelling = region.operators();
        for (Activation activation : ALL) {
            if (!spelling.equals(activation.spelling()) && scalars.equal(activation.function())) {
                return builder -> activation
                        .writer()
                        .write(builder, region)
                        .called(region.end().name())
                        .named(region.end().outputs().get(0));
            }
        }
        return null;
    }

    private static Activation operator(String operator, DoubleUnaryOperator function) {
        return new Activation(function, Map.of(operator, 1L), (b, region) -> b.op(operator, region.entry()));
    }

    private static Activation hardSigmoid(float alpha) {
        return new Activation(
                x -> Functions.hardSigmoid(alpha, 0.5, x),
                Map.of("HardSigmoid", 1L),
                (b, region) ->
                        b.op("HardSigmoid", region.entry()).with("alpha", alpha).with("beta", 0.5f));
    }

    /** {@code entry Sigmoid(gate)}. */
    private static NodeBuilder gated(GraphBuilder b, Region region, String gate) {
        return b.op("Mul", region.entry(), like(region, b.op("Sigmoid", gate), b));
    }

    /** Adds a node whose value has the region's type and shape. */
    private static String like(Region region, NodeBuilder node, GraphBuilder b) {
        String value = node.value();
        b.value(new Value(value, DataType.FLOAT32, region.shape()));
        return value;
    }
}
