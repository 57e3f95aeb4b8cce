package org.vizsla.graph.schema;

import java.util.List;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;

/**
 * Windows of convolutions and pooling: the lists have an entry for each axis of the image (two in {@code pads}), and a window fits into the padded image, as far as sizes are known. One of pooling
 * may be larger, as long as the stride is larger still.
 *
 * <p>Where it does not fit, ONNX Runtime takes the size of the result for negative, and what follows computes with that.
 */
final class Windows {
    /** The batch and the channels come first. */
    private static final int LEADING = 2;

    private Windows() {}

    static void check(Call call) {
        Node node = call.node();
        int axes = axes(call);
        for (String list : List.of("kernel_shape", "strides", "dilations", "output_padding")) {
            checkLength(call, list, axes);
        }
        checkLength(call, "pads", 2 * axes);
        if (node.is("ConvTranspose") || node.is("MaxUnpool") || node.is("Col2Im")) {
            return;
        }
        checkKernel(call, weights(node));
        String padding = node.text("auto_pad", "NOTSET");
        if (padding.equals("NOTSET") || padding.equals("VALID")) {
            for (int axis = 0; axis < axes; axis++) {
                checkFit(call, axis, axes, padding.equals("NOTSET"));
            }
        }
    }

    /** The input that holds the weights; -1 for pooling. */
    private static int weights(Node node) {
        return switch (node.operator()) {
            case "Conv", "DeformConv", "ConvInteger", "FusedConv" -> 1;
            case "QLinearConv" -> 3;
            default -> -1;
        };
    }

    /** How many axes the image has, or -1 where nothing tells. */
    private static int axes(Call call) {
        int weights = weights(call.node());
        int rank = call.node().is("Col2Im")
                ? (call.size(1, 0) < 0 ? -1 : (int) call.size(1, 0) + LEADING)
                : Math.max(call.rank(0), weights < 0 ? -1 : call.rank(weights));
        if (rank >= 0 && rank <= LEADING) {
            throw call.refusal("input 0 has " + rank + " axes, and must have more than " + LEADING);
        }
        return rank < 0 ? -1 : rank - LEADING;
    }

    private static void checkLength(Call call, String list, int expected) {
        int length = Relations.integers(call.node(), list).size();
        boolean given = call.node().attributes().containsKey(list);
        if (given && expected >= 0 && length != expected) {
            throw call.refusal("attribute " + list + " has " + length + " elements, and must have " + expected);
        }
    }

    /** The attribute repeats the size of the weights. */
    private static void checkKernel(Call call, int weights) {
        List<Long> kernel = Relations.integers(call.node(), "kernel_shape");
        for (int axis = 0; weights >= 0 && axis < kernel.size(); axis++) {
            long size = call.size(weights, axis + LEADING);
            if (size != Shape.UNKNOWN && size != kernel.get(axis)) {
                throw call.refusal("attribute kernel_shape has " + kernel.get(axis) + " where input " + weights
                        + " has size " + size);
            }
        }
    }

    private static void checkFit(Call call, int axis, int axes, boolean padded) {
        Node node = call.node();
        List<Long> kernel = Relations.integers(node, "kernel_shape");
        long size = axis < kernel.size()
                ? kernel.get(axis)
                : call.size(weights(node) < 0 ? 0 : weights(node), axis + LEADING);
        long image = call.size(0, axis + LEADING);
        if (image == Shape.UNKNOWN || size == Shape.UNKNOWN || node.integer("channels_last", 0) == 1) {
            return;
        }
        List<Long> dilations = Relations.integers(node, "dilations");
        List<Long> pads = padded ? Relations.integers(node, "pads") : List.of();
        long window = (size - 1) * (axis < dilations.size() ? dilations.get(axis) : 1) + 1;
        long whole = image + (pads.isEmpty() ? 0 : pads.get(axis) + pads.get(axis + axes));
        List<Long> strides = Relations.integers(node, "strides");
        long beyond = weights(node) < 0 && axis < strides.size() ? strides.get(axis) - 1 : 0;
        if (window - beyond > whole) {
            throw call.refusal("attribute kernel_shape" + (dilations.isEmpty() ? "" : " with dilations")
                    + ": a window of " + window + " does not fit into " + whole + ", the padded size of axis "
                    + (axis + LEADING));
        }
    }
}
