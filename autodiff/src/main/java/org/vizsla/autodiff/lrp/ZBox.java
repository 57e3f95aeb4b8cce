package org.vizsla.autodiff.lrp;

import java.util.List;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;

/**
 * LRP-z-box, for a first layer whose input is bounded, as pixels are: {@code R_x = x A^T(g, w) - low A^T(g, w+) - high A^T(g, w-)} with
 * {@code g = R / (A(x, w) - A(low, w+) - A(high, w-))}. The bias takes no part.
 *
 * <p>Source: G. Montavon and others, 2017, section 4.2; as Zennit's {@code ZBox}.
 *
 * @param low smallest value of each channel, or one for all: black, after normalization
 * @param high largest value of each channel, or one for all: white, after normalization
 */
public record ZBox(List<Double> low, List<Double> high, double stabilizer) implements LinearRule {
    public ZBox {
        low = List.copyOf(low);
        high = List.copyOf(high);
        if (low.isEmpty() || low.size() != high.size()) {
            throw new VizslaException("zbox takes one low and one high, or as many of each as there are channels, not "
                    + low.size() + " and " + high.size());
        }
        for (int i = 0; i < low.size(); i++) {
            if (!(low.get(i) < high.get(i))) {
                throw new VizslaException("low = " + low.get(i) + " of zbox is not below high = " + high.get(i));
            }
        }
    }

    public ZBox(List<Double> low, List<Double> high) {
        this(low, high, LrpComposites.STABILIZER);
    }

    @Override
    public boolean bias() {
        return false;
    }

    @Override
    public String relevance(LinearLayer layer) {
        var ops = layer.ops();
        String rising = Sign.POSITIVE.of(ops, layer.weight());
        String falling = Sign.NEGATIVE.of(ops, layer.weight());
        String ones = layer.ones();
        String lowest = ops.mul(ones, bound(layer, low));
        String highest = ops.mul(ones, bound(layer, high));
        String least = ops.add(layer.product(lowest, rising), layer.product(highest, falling));
        String above = ops.sub(layer.product(layer.x(), layer.weight()), least);
        String g = layer.divided(layer.relevance(), above, null, new Stabilizer(stabilizer), null, 1);
        String direct = ops.mul(layer.x(), layer.transposed(g, layer.weight()));
        String fromLow = ops.mul(lowest, layer.transposed(g, rising));
        String fromHigh = ops.mul(highest, layer.transposed(g, falling));
        return ops.sub(ops.sub(direct, fromLow), fromHigh);
    }

    /** {@code [C, 1, 1]}, or {@code [1]}. */
    private static String bound(LinearLayer layer, List<Double> values) {
        var ops = layer.ops();
        Shape shape = ops.shape(layer.x());
        if (values.size() > 1 && (shape.rank() < 2 || shape.size(1) != values.size())) {
            throw new VizslaException("zbox has bounds for " + values.size() + " channels, and the input of "
                    + ops.node().label() + " is " + shape);
        }
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i).floatValue();
        }
        long[] sizes = new long[Math.max(1, shape.rank() - 1)];
        java.util.Arrays.fill(sizes, 1);
        sizes[0] = floats.length;
        return ops.graph().constant("bound", Tensor.ofFloats(Shape.of(sizes), floats));
    }
}
