package org.vizsla.explain.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.NodeBuilder;

/** Linear layers and pooling. */
final class LayerPieces {
    private LayerPieces() {}

    static List<Piece> all() {
        List<Piece> pieces = new ArrayList<>();
        pieces.add(new Piece("Conv", LayerPieces::convolution));
        pieces.add(new Piece("ConvTranspose", LayerPieces::transposed));
        pieces.add(new Piece("DeformConv", LayerPieces::deformed));
        pieces.add(new Piece("Gemm", LayerPieces::dense));
        pieces.add(new Piece("MatMul", LayerPieces::product));
        pieces.add(new Piece("MaxPool", n -> pool(n, "MaxPool")));
        pieces.add(new Piece("AveragePool", n -> pool(n, "AveragePool")));
        pieces.add(new Piece("LpPool", n -> pool(n, "LpPool")));
        pieces.add(new Piece("MaxUnpool", LayerPieces::unpooled));
        for (String global : List.of("GlobalAveragePool", "GlobalMaxPool", "GlobalLpPool")) {
            pieces.add(new Piece(global, n -> {
                if (n.rank() < 3) {
                    return null;
                }
                NodeBuilder node = n.op(global, n.x());
                String pooled = (global.contains("Lp") ? node.with("p", n.between(1, 3)) : node).value();
                return n.op("Add", n.x(), pooled).value();
            }));
        }
        return pieces;
    }

    /** Strides, dilations, padding by any attribute. */
    private static NodeBuilder window(Growing n, NodeBuilder node, long[] kernel, boolean dilates) {
        int axes = kernel.length;
        if (n.maybe()) {
            node.with("strides", n.some(axes, 1, 3));
        }
        if (dilates && n.chance().with(0.3)) {
            node.with("dilations", n.some(axes, 1, 2));
        }
        if (n.chance().with(0.3)) {
            return node.with("auto_pad", n.one("SAME_UPPER", "SAME_LOWER", "VALID"));
        }
        if (n.maybe()) {
            long least = Arrays.stream(kernel).min().orElse(1);
            node.with("pads", n.some(2 * axes, 0, Math.min(2, least - 1)));
        }
        return node;
    }

    private static long[] kernel(Growing n) {
        return n.some(n.rank() - 2, 1, 4);
    }

    private static @Nullable String convolution(Growing n) {
        if (n.rank() < 3) {
            return null;
        }
        long group = n.one(1L, 1L, 2L, n.size(1));
        if (n.size(1) % group != 0) {
            return null;
        }
        long channels = group * n.between(1, 2);
        long[] kernel = kernel(n);
        long[] shape = LongStream.concat(LongStream.of(channels, n.size(1) / group), Arrays.stream(kernel))
                .toArray();
        String bias = n.maybe() ? n.weight(channels) : "";
        NodeBuilder node = n.op("Conv", n.x(), n.weight(shape), bias).with("group", group);
        if (n.maybe()) {
            node.with("kernel_shape", kernel);
        }
        return window(n, node, kernel, true).value();
    }

    private static @Nullable String transposed(Growing n) {
        if (n.rank() < 3 || n.elements() > 400) {
            return null;
        }
        long group = n.one(1L, 1L, 2L, n.size(1));
        if (n.size(1) % group != 0) {
            return null;
        }
        long each = n.between(1, 2);
        long[] kernel = kernel(n);
        long[] shape = LongStream.concat(LongStream.of(n.size(1), each), Arrays.stream(kernel))
                .toArray();
        String bias = n.maybe() ? n.weight(group * each) : "";
        NodeBuilder node = n.op("ConvTranspose", n.x(), n.weight(shape), bias).with("group", group);
        if (n.chance().with(0.3)) {
            node.with("output_padding", n.some(kernel.length, 0, 1));
        }
        if (n.chance().with(0.2)) {
            long[] output = LongStream.range(0, kernel.length)
                    .map(i -> n.size(i + 2) + n.between(0, 3))
                    .toArray();
            node.with("output_shape", output);
        }
        return window(n, node, kernel, true).value();
    }

    private static @Nullable String deformed(Growing n) {
        if (n.rank() != 4) {
            return null;
        }
        long channels = n.size(1);
        long group = channels % 2 == 0 && n.maybe() ? 2 : 1;
        long offsets = channels % 2 == 0 && n.maybe() ? 2 : 1;
        long[] kernel = n.some(2, 1, 3);
        long[] strides = n.some(2, 1, 2);
        long[] dilations = n.some(2, 1, 2);
        long[] pads = n.some(4, 0, 2);
        long taps = kernel[0] * kernel[1];
        long[] to = new long[2];
        for (int i = 0; i < 2; i++) {
            long room = n.size(i + 2) + pads[i] + pads[i + 2] - dilations[i] * (kernel[i] - 1) - 1;
            if (room < 0) {
                return null;
            }
            to[i] = room / strides[i] + 1;
        }
        long out = 2 * group;
        String weight = n.weight(out, channels / group, kernel[0], kernel[1]);
        String offset = n.activation(offsets * 2 * taps, to[0], to[1]);
        String bias = n.maybe() ? n.weight(out) : "";
        String mask = n.maybe() ? n.activation(offsets * taps, to[0], to[1]) : "";
        return n.op("DeformConv", n.x(), weight, offset, bias, mask)
                .with("group", group)
                .with("offset_group", offsets)
                .with("strides", strides)
                .with("dilations", dilations)
                .with("pads", pads)
                .value();
    }

    private static @Nullable String dense(Growing n) {
        if (n.rank() != 2) {
            return null;
        }
        long in = n.size(1);
        long out = n.between(2, 7);
        long transB = n.between(0, 1);
        String weight = transB == 0 ? n.weight(in, out) : n.weight(out, in);
        String bias = n.one("", "row", "scalar", "matrix", "activation");
        String c = switch (bias) {
            case "row" -> n.weight(out);
            case "scalar" -> n.weight();
            case "matrix" -> n.weight(1, out);
            case "activation" -> n.activation(n.maybe() ? out : 1);
            default -> "";
        };
        return n.op("Gemm", n.x(), weight, c)
                .with("transB", transB)
                .with("alpha", (float) n.real(0.5, 1.5))
                .with("beta", (float) n.real(0.5, 1.5))
                .value();
    }

    private static @Nullable String product(Growing n) {
        long in = n.size(-1);
        long[] front = Arrays.copyOfRange(n.sizes(), 1, n.rank() - 1);
        long out = n.between(1, 5);
        return switch (n.chance().pick(5)) {
            case 0 -> n.op("MatMul", n.x(), n.weight(in, out)).value();
            case 1 -> n.rank() > 2 ? n.op("MatMul", n.x(), n.weight(in)).value() : null;
            case 2 ->
                n.rank() > 2 ? n.op("MatMul", n.weight(out, n.size(-2)), n.x()).value() : null;
            case 3 -> {
                if (n.rank() < 3) {
                    yield null;
                }
                long[] other = n.inner();
                other[other.length - 2] = in;
                other[other.length - 1] = out;
                for (int axis = 0; axis < other.length - 2; axis++) {
                    other[axis] = n.maybe() ? 1 : front[axis];
                }
                yield n.op("MatMul", n.x(), n.maybe() ? n.activation(other) : n.weight(other))
                        .value();
            }
            default -> {
                if (n.rank() < 3) {
                    yield null;
                }
                long[] other = n.inner();
                other[other.length - 1] = n.size(-2);
                other[other.length - 2] = out;
                for (int axis = 0; axis < other.length - 2; axis++) {
                    other[axis] = n.maybe() ? 1 : front[axis];
                }
                yield n.op("MatMul", n.activation(other), n.x()).value();
            }
        };
    }

    private static @Nullable String pool(Growing n, String operator) {
        if (n.rank() < 3) {
            return null;
        }
        long[] kernel = kernel(n);
        NodeBuilder node = n.op(operator, n.x()).with("kernel_shape", kernel);
        window(n, node, kernel, true);
        node.with("ceil_mode", n.between(0, 1));
        if (operator.equals("AveragePool")) {
            node.with("count_include_pad", n.between(0, 1));
        }
        if (operator.equals("LpPool")) {
            node.with("p", n.between(1, 3));
        }
        if (operator.equals("MaxPool") && n.maybe()) {
            return node.with("storage_order", n.between(0, 1)).values(2).get(0);
        }
        return node.value();
    }

    private static @Nullable String unpooled(Growing n) {
        if (n.rank() != 4 || n.size(2) < 4 || n.size(3) < 4 || !n.isFixed()) {
            return null;
        }
        List<String> pooled = n.op("MaxPool", n.x())
                .with("kernel_shape", new long[] {2, 2})
                .with("strides", new long[] {2, 2})
                .values(2);
        String scaled = n.op("Mul", pooled.get(0), n.scalar(n.real(0.5, 2))).value();
        return n.op("MaxUnpool", scaled, pooled.get(1), n.maybe() ? n.ints(n.sizes()) : "")
                .with("kernel_shape", new long[] {2, 2})
                .with("strides", new long[] {2, 2})
                .value();
    }
}
