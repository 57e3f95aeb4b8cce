package org.vizsla.models.input;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;

/**
 * The nodes of a network that takes whole numbers, such as the levels 0 to 255 of pixels, for real numbers in their place, so that a gradient reaches the input: what
 * only rearranges them stays; {@code Cast} to real numbers and {@code DequantizeLinear} use them unrounded. All other readers get them rounded.
 */
final class RealInput {
    private final Graph graph;
    private final DataType type;
    private final GraphBuilder builder;
    private final Set<String> real = new HashSet<>();
    private final Map<String, String> rounded = new HashMap<>();

    /**
     * For one input.
     *
     * @param builder takes the nodes
     */
    RealInput(Graph graph, String input, DataType type, GraphBuilder builder) {
        this.graph = graph;
        this.type = type;
        this.builder = builder;
        real.add(input);
    }

    void addNodes() {
        graph.nodes().forEach(this::add);
    }

    private void add(Node node) {
        Tensor zero = zeroPoint(node);
        if (node.reads().stream().noneMatch(real::contains) || isCastToReal(node)) {
            builder.add(node);
        } else if (rearranges(node)) {
            builder.add(node);
            real.addAll(node.outputs());
        } else if (zero != null) {
            String shifted = builder.op("Sub", node.inputs().get(0), builder.scalar(first(zero)))
                    .value();
            builder.op("Mul", shifted, node.inputs().get(1))
                    .called(node.name())
                    .named(node.outputs().get(0));
        } else {
            List<String> inputs = new ArrayList<>();
            for (String value : node.inputs()) {
                inputs.add(real.contains(value) ? rounded.computeIfAbsent(value, this::round) : value);
            }
            builder.add(node.withInputs(inputs));
        }
    }

    private boolean rearranges(Node node) {
        boolean moves = OperatorTraits.of(node).has(Trait.REARRANGES) || node.is("Identity");
        return (moves && real.contains(node.inputs().get(0))) || (node.is("Concat") && real.containsAll(node.inputs()));
    }

    private static boolean isCastToReal(Node node) {
        return node.is("Cast")
                && DataType.ofCode((int) node.integer("to", DataType.FLOAT32.code()))
                        .isFloating();
    }

    /** The zero point of a {@code DequantizeLinear} that has one scale for all; null for other nodes. */
    private @Nullable Tensor zeroPoint(Node node) {
        if (!node.is("DequantizeLinear") || !real.contains(node.inputs().get(0))) {
            return null;
        }
        Tensor scale = graph.initializers().get(node.inputs().get(1));
        boolean plain = scale != null && scale.type() == DataType.FLOAT32 && scale.elements() == 1;
        String zero = node.input(2);
        return !plain
                ? null
                : zero == null ? Tensor.scalar(0f) : graph.initializers().get(zero);
    }

    private static float first(Tensor number) {
        return switch (number.type()) {
            case FLOAT32 -> number.floats()[0];
            case UINT8 -> number.bytes().get() & 0xff;
            case UINT16 -> number.bytes().getShort() & 0xffff;
            case INT8 -> number.bytes().get();
            case INT16 -> number.bytes().getShort();
            default -> number.longs()[0];
        };
    }

    private String round(String value) {
        int bits = 8 * type.size();
        boolean signed = type.name().startsWith("INT");
        double highest = Math.pow(2, signed ? bits - 1 : bits) - 1;
        String whole = builder.op("Round", value).value();
        // Beyond 2^24 a float has no room for the highest number itself.
        String within = bits > 16
                ? whole
                : builder.op("Clip", whole, builder.scalar(signed ? (float) -highest - 1 : 0), builder.scalar((float)
                                highest))
                        .value();
        return builder.op("Cast", within).with("to", type.code()).value();
    }
}
