package org.vizsla.graph.pass.internal.expansion;

import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** Cropping and padding around the centre, to a constant shape: a {@code Pad} by amounts of both signs. */
public final class CropExpansion {
    private CropExpansion() {}

    public static @Nullable List<String> expand(Expanding e) {
        Shape from = e.shape(0);
        Tensor target = e.constant(1);
        if (from == null || target == null) {
            return null;
        }
        int rank = from.rank();
        long[] axes = e.node().integers("axes", LongStream.range(0, rank).toArray());
        long[] sizes = target.longs();
        long[] pads = new long[2 * rank];
        for (int i = 0; i < axes.length; i++) {
            int axis = (int) (axes[i] < 0 ? axes[i] + rank : axes[i]);
            long size = from.size(axis);
            if (size == Shape.UNKNOWN) {
                return null;
            }
            long wanted = sizes[i] - size;
            pads[axis] = wanted > 0 ? wanted / 2 : -(-wanted / 2);
            pads[rank + axis] = wanted - pads[axis];
        }
        return List.of(e.pad(e.x(0), pads));
    }
}
