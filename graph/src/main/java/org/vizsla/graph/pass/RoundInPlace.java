package org.vizsla.graph.pass;

import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.pass.internal.quantized.Rounding;

/**
 * Makes each quantization one step from real numbers to real numbers that are clipped and rounded: {@code QuantizeLinear} is followed by its {@code DequantizeLinear}, and what only moves, chooses or
 * joins quantized values, such as a {@code MaxPool} of them, does so with the real ones. So whole numbers stand between those two nodes alone, and everything else is a network of real numbers.
 *
 * <pre>{@code
 * q = QuantizeLinear(x, 0.5, 0)            x/Clip = Clip(x, -64.25, 63.75)
 * p = MaxPool(q)                      =>   q = QuantizeLinear(x/Clip, 0.5, 0)
 * y = DequantizeLinear(p, 0.5, 0)          q/DequantizeLinear = DequantizeLinear(q, 0.5, 0)
 *                                          y = MaxPool(q/DequantizeLinear)
 * }</pre>
 *
 * <p>The clip is to the type's range and half a step more, so that it changes no result, and has the derivative that the quantization has, straight through its rounding: 1 where it is rounded, 0 where it is
 * clipped. Where the scale is computed, or one for each channel, {@code Max} and {@code Min} do that. {@code DynamicQuantizeLinear} needs none, since its range is that of its values.
 *
 * <p>A {@code DequantizeLinear} by another scale or zero point than those of the values is arithmetic with the real ones. Where something else computes with the whole numbers, it gets them quantized again.
 *
 * <p>Requires types to be known, and constants folded. Ensures equal results, but for float's rounding where a scale is another one.
 */
public final class RoundInPlace implements Pass {
    @Override
    public Graph apply(Graph graph) {
        if (graph.nodes().stream().noneMatch(RoundInPlace::quantizes)) {
            return graph;
        }
        Graph rounded = new Rounding(graph).apply();
        return rounded.nodes().equals(graph.nodes()) ? graph : rounded;
    }

    private static boolean quantizes(Node node) {
        return node.is("QuantizeLinear") || node.is("DynamicQuantizeLinear");
    }
}
