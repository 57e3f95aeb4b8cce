package org.vizsla.autodiff;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;

/** Sums a cotangent over the axes along which an input was broadcast: the transpose of broadcasting. */
final class Unbroadcast {
    private Unbroadcast() {}

    /** The cotangent, of the shape {@code from}, summed to the shape {@code to}. */
    static String apply(Ops ops, String cotangent, Shape from, Shape to) {
        int lead = from.rank() - to.rank();
        List<Long> stretched = new ArrayList<>();
        for (int axis = lead; axis < from.rank(); axis++) {
            if (to.size(axis - lead) == 1 && from.size(axis) != 1) {
                stretched.add((long) axis);
            }
        }
        String sum = cotangent;
        if (!stretched.isEmpty()) {
            sum = ops.sum(
                    sum, true, stretched.stream().mapToLong(Long::longValue).toArray());
        }
        if (lead > 0) {
            sum = ops.sum(sum, false, LongStream.range(0, lead).toArray());
        }
        return sum;
    }
}
