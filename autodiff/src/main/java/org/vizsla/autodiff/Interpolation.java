package org.vizsla.autodiff;

import java.util.ArrayList;
import java.util.List;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Ops;

/**
 * Reading images between their pixels. Images are flat, {@code [N, C, pixels]}; what is read is {@code [N, C, places]}; coordinates and weights are {@code [N, 1, places]}.
 */
final class Interpolation {
    /** One pixel that is read for each place: its flat index, and its taps along the axes. */
    private record Neighbour(String index, List<Integer> taps) {
        Neighbour {
            taps = List.copyOf(taps);
        }
    }

    private final Ops ops;
    private final List<Taps> axes;
    private final List<Neighbour> neighbours = new ArrayList<>();

    /**
     * The taps of each axis, and the axes' sizes.
     *
     * @param sizes of the images
     */
    Interpolation(Ops ops, long[] sizes, List<Taps> axes) {
        this.ops = ops;
        this.axes = List.copyOf(axes);
        collect(sizes, "", List.of());
    }

    private void collect(long[] sizes, String index, List<Integer> taps) {
        int axis = taps.size();
        if (axis == axes.size()) {
            neighbours.add(new Neighbour(ops.cast(index, DataType.INT64), taps));
            return;
        }
        for (int tap = 0; tap < axes.get(axis).count(); tap++) {
            List<Integer> longer = new ArrayList<>(taps);
            longer.add(tap);
            String here = axes.get(axis).indices().get(tap);
            collect(sizes, index.isEmpty() ? here : ops.add(ops.mul(index, (double) sizes[axis]), here), longer);
        }
    }

    /** What is read at each place. */
    String read(String flat, String like) {
        String sum = "";
        for (Neighbour neighbour : neighbours) {
            String part = ops.mul(pixel(flat, neighbour, like), weight(neighbour, -1));
            sum = sum.isEmpty() ? part : ops.add(sum, part);
        }
        return sum;
    }

    /** The cotangent of the images. */
    String spread(String flat, String dy) {
        List<String> indices = new ArrayList<>();
        List<String> updates = new ArrayList<>();
        for (Neighbour neighbour : neighbours) {
            indices.add(ops.expandLike(neighbour.index(), dy));
            updates.add(ops.mul(dy, weight(neighbour, -1)));
        }
        return ops.op(
                        "ScatterElements",
                        ops.zerosLike(flat),
                        ops.concat(2, indices.toArray(String[]::new)),
                        ops.concat(2, updates.toArray(String[]::new)))
                .with("axis", 2)
                .with("reduction", "add")
                .value();
    }

    /** The cotangent of the coordinates along each axis. */
    List<String> coordinates(String flat, String dy) {
        List<String> sums = new ArrayList<>();
        for (Neighbour neighbour : neighbours) {
            String pull = ops.sum(ops.mul(dy, pixel(flat, neighbour, dy)), true, 1);
            for (int axis = 0; axis < axes.size(); axis++) {
                String part = ops.mul(pull, weight(neighbour, axis));
                if (sums.size() <= axis) {
                    sums.add(part);
                } else {
                    sums.set(axis, ops.add(sums.get(axis), part));
                }
            }
        }
        return sums;
    }

    private String pixel(String flat, Neighbour neighbour, String like) {
        return ops.op("GatherElements", flat, ops.expandLike(neighbour.index(), like))
                .with("axis", 2)
                .value();
    }

    /** The product of the weights along the axes, of which one may be replaced by its slope. */
    private String weight(Neighbour neighbour, int sloping) {
        String product = "";
        for (int axis = 0; axis < axes.size(); axis++) {
            Taps taps = axes.get(axis);
            String factor = (axis == sloping ? taps.slopes() : taps.weights())
                    .get(neighbour.taps().get(axis));
            product = product.isEmpty() ? factor : ops.mul(product, factor);
        }
        return product;
    }
}
