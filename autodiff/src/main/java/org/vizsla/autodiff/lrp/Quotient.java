package org.vizsla.autodiff.lrp;

import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.autodiff.Step;
import org.vizsla.graph.Shape;

/**
 * Relevance per unit of an output: {@code g = R / (y + sign(y) epsilon)}. Of that divisor, the bias {@code b} and epsilon do not come from an input:
 * {@code g b} and {@code g sign(y) epsilon} are absorbed.
 *
 * @param step of the node whose output it is
 * @param value of the output's shape
 * @param shift {@code sign(y) epsilon}: a scalar where the sign is known
 */
record Quotient(Step step, String value, String shift, boolean isSignKnown) {
    /**
     * Divides.
     *
     * @param sign the sign of {@code y} where it is not zero, or null if it may be either
     */
    static Quotient of(Step step, String relevance, String y, Stabilizer stabilizer, @Nullable Sign sign) {
        String shift = sign == null
                ? stabilizer.of(step, y)
                : step.scalar(sign == Sign.POSITIVE ? stabilizer.epsilon() : -stabilizer.epsilon());
        return new Quotient(step, step.div(relevance, step.add(y, shift)), shift, sign != null);
    }

    /**
     * Records what is absorbed, times a factor, and returns the value.
     *
     * @param bias null if {@code y} has none
     */
    String absorbed(@Nullable Addend bias, double factor) {
        if (!isSignKnown) {
            step.absorb(factor, step.mul(value, shift), step.y());
            if (bias != null) {
                absorb(step, value, bias, factor);
            }
        } else if (bias != null) {
            absorb(step, value, bias.map(constant -> step.add(constant, shift)), factor);
        } else {
            absorb(step, value, new Addend(shift, Set.of()), factor);
        }
        return value;
    }

    /**
     * Records that {@code g} times a constant is absorbed. It is summed first over the axes along which the constant does not vary: a sum is cheaper
     * than a product of whole maps.
     */
    static void absorb(Step step, String g, Addend constant, double factor) {
        Shape shape = step.shape(step.y());
        long[] axes = LongStream.range(1, shape.rank())
                .filter(axis -> !constant.axes().contains((int) axis) && shape.size((int) axis) != Shape.UNKNOWN)
                .toArray();
        String sum = axes.length == 0 ? g : step.sum(g, true, axes);
        step.absorb(factor, step.mul(sum, constant.value()), step.y());
    }
}
