package org.vizsla.models.architecture;

import java.util.ArrayList;
import java.util.List;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.Shape;

/** Maps with channels last, {@code [N, H, W, C]}, moved, filled up and cut; where nothing is to do, nothing is added. */
final class Maps {
    private Maps() {}

    /** Moves a map towards the beginning of an axis; what falls off comes last. */
    static Features roll(NetworkBuilder net, String module, Features x, int axis, long by) {
        long size = x.shape().size(axis);
        if (by % size == 0) {
            return x;
        }
        Features kept = slice(net, module + ".kept", x, axis, by, size);
        Features moved = slice(net, module + ".moved", x, axis, 0, by);
        return net.add(module, net.op("Concat", kept.value(), moved.value()).with("axis", axis), x.shape());
    }

    /** Adds zeros below and on the right, up to multiples of a size. */
    static Features pad(NetworkBuilder net, String module, Features x, long unit) {
        long height = x.shape().size(1);
        long width = x.shape().size(2);
        long below = (unit - height % unit) % unit;
        long right = (unit - width % unit) % unit;
        if (below == 0 && right == 0) {
            return x;
        }
        String sizes = net.integers(0, 0, 0, 0, 0, below, right, 0);
        Shape shape = with(with(x.shape(), 1, height + below), 2, width + right);
        return net.add(module, net.op("Pad", x.value(), sizes), shape);
    }

    /** The part of a map at the top left that is as large as another one. */
    static Features crop(NetworkBuilder net, String module, Features x, Features like) {
        Features y = x;
        for (int axis = 1; axis <= 2; axis++) {
            long size = like.shape().size(axis);
            if (size < x.shape().size(axis)) {
                y = slice(net, module + (axis == 1 ? ".rows" : ".columns"), y, axis, 0, size);
            }
        }
        return y;
    }

    private static Features slice(NetworkBuilder net, String module, Features x, int axis, long from, long to) {
        return net.add(
                module,
                net.op("Slice", x.value(), net.integers(from), net.integers(to), net.integers(axis), net.integers(1)),
                with(x.shape(), axis, to - from));
    }

    private static Shape with(Shape shape, int axis, long size) {
        List<Dimension> sizes = new ArrayList<>(shape.dimensions());
        sizes.set(axis, new Dimension.Fixed(size));
        return new Shape(sizes);
    }
}
