package org.vizsla.explain.unit.arithmetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.op.Axes;
import org.vizsla.graph.op.Operator;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;
import org.vizsla.models.Model;

/** Finds out of what kind the {@link Step} to each value of a network is. */
public record Steps(Layers layers, Sizes sizes, Constants constants) {
    private static final Set<String> ARITHMETIC = Set.of("Add", "Sub", "Mul", "Div");
    private static final float SIX = 6;

    /** For a network. */
    public static Steps of(Layers layers) {
        Model model = layers.model();
        return new Steps(layers, new Sizes(model), new Constants(model.graph().initializers()));
    }

    /** The network's graph. */
    public Graph graph() {
        return layers.model().graph();
    }

    /** Where an element of a value is, whose sizes are known. */
    Location location(String value, int element) {
        return Location.of(layers, value, Objects.requireNonNull(sizes.of(value)), element);
    }

    /** The step to a value. */
    public Step of(String value) {
        Node node = graph().producer(value);
        if (node == null) {
            return new Step.Given();
        }
        if (!node.outputs().get(0).equals(value) || sizes.of(value) == null) {
            return new Step.Computed(node);
        }
        for (Step step :
                new Step[] {quantized(node), moved(node, value), activated(node, value), scaled(node, value)}) {
            if (step != null) {
                return step;
            }
        }
        return new Step.Computed(node);
    }

    /** Real numbers are rounded, and clipped to the range of the whole ones that stand for them. */
    private @Nullable Step quantized(Node node) {
        boolean quantizes = node.is("QuantizeLinear") || node.is("DynamicQuantizeLinear");
        return quantizes ? new Step.Activated("Quantize", node.inputs().get(0)) : null;
    }

    private @Nullable Step moved(Node node, String value) {
        Operator operator = OperatorTraits.of(node);
        String input = node.inputs().get(0);
        int[] from = sizes.of(input);
        if (from == null) {
            return null;
        }
        if (operator.has(Trait.RELAYS) && sizes.elements(input) == sizes.elements(value)) {
            return new Step.Relayed(input);
        } else if (operator.has(Axes.PERMUTED)) {
            int rank = from.length;
            long[] axes = node.integers(
                    "perm",
                    IntStream.range(0, rank).mapToLong(i -> rank - 1 - i).toArray());
            List<Integer> order = new ArrayList<>();
            for (long axis : axes) {
                order.add((int) axis);
            }
            return new Step.Permuted(input, order);
        } else if (node.is("Concat") && node.inputs().stream().allMatch(each -> sizes.of(each) != null)) {
            int axis = (int) node.integer("axis", 0);
            return new Step.Joined(node.inputs(), axis < 0 ? axis + from.length : axis);
        }
        return null;
    }

    private @Nullable Step activated(Node node, String value) {
        Operator operator = OperatorTraits.of(node);
        String input = node.inputs().get(0);
        boolean others = node.inputs().stream()
                .skip(1)
                .allMatch(each -> each.isEmpty() || graph().initializers().containsKey(each));
        boolean function = operator.has(Axes.ELEMENTWISE) && operator.has(Trait.FUNCTION) && !node.is("Pow");
        if (function && sizes.haveSame(input, value) && varies(input) && others) {
            return new Step.Activated(isRelu6(node) ? "Relu6" : node.operator(), input);
        }
        return node.is("Mul") ? gated(node, value) : null;
    }

    private boolean varies(String value) {
        return !graph().initializers().containsKey(value);
    }

    private boolean isRelu6(Node node) {
        Tensor least = constants.of(node.input(1));
        Tensor most = constants.of(node.input(2));
        return node.is("Clip")
                && least != null
                && most != null
                && least.floatBuffer().get(0) == 0
                && most.floatBuffer().get(0) == SIX;
    }

    /** {@code x Sigmoid(x)}, and the like, which have no operator of their own. */
    private @Nullable Step gated(Node product, String result) {
        for (int i = 0; i < 2; i++) {
            String value = product.inputs().get(i);
            Node gate = graph().producer(product.inputs().get(1 - i));
            if (gate == null || !sizes.haveSame(value, result) || !varies(value)) {
                continue;
            }
            String gated = gate.inputs().get(0);
            if (gated.equals(value) && gate.is("Sigmoid")) {
                return new Step.Activated("Silu", value);
            } else if (gated.equals(value) && gate.is("HardSigmoid")) {
                return new Step.Activated("HardSwish", value);
            } else if (gate.is("Sigmoid")
                    && of(gated) instanceof Step.Scaled scaled
                    && scaled.input().equals(value)) {
                return new Step.Activated("Gelu", value);
            }
        }
        return null;
    }

    private @Nullable Step scaled(Node node, String value) {
        String varying = varyingOfOne(node);
        boolean isAffine = node.is("BatchNormalization")
                && varying != null
                && varying.equals(node.inputs().get(0));
        if (varying != null && node.domain().isEmpty() && ARITHMETIC.contains(node.operator())) {
            isAffine = !(node.is("Div") && varying.equals(node.inputs().get(1)));
        }
        return varying != null && isAffine && sizes.haveSame(varying, value) ? new Step.Scaled(node, varying) : null;
    }

    /** The only input that is no constant; null if there is another one. */
    private @Nullable String varyingOfOne(Node node) {
        List<String> varying =
                node.inputs().stream().filter(each -> !constants.has(each)).toList();
        return varying.size() == 1 && varies(varying.get(0)) ? varying.get(0) : null;
    }
}
