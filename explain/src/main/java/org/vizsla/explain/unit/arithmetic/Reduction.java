package org.vizsla.explain.unit.arithmetic;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** A reduction of the two axes of a map, or the one of tokens, as many exporters write a pool over all places: the largest value, the average or the sum. */
final class Reduction implements Arithmetic {
    private final Node node;
    private final int[] from;
    private final int[] axes;
    private final int[] kept;

    private Reduction(Node node, int[] from, int... axes) {
        this.node = node;
        this.from = from;
        this.axes = axes;
        this.kept = from.clone();
        for (int axis : axes) {
            kept[axis] = 1;
        }
    }

    /** Null if the node is none. */
    static @Nullable Arithmetic of(Node node, Steps steps) {
        if (!(node.is("ReduceMean") || node.is("ReduceMax") || node.is("ReduceSum"))) {
            return null;
        }
        int[] from = steps.sizes().of(node.inputs().get(0));
        long[] given = node.integersOrNull("axes");
        Tensor constant = steps.graph()
                .initializers()
                .get(node.inputs().size() > 1 ? node.inputs().get(1) : "");
        long[] axes = given == null && constant != null ? constant.longs() : given;
        if (from == null || axes == null || axes.length < 1 || axes.length > 2) {
            return null;
        }
        int[] sorted = LongStream.of(axes)
                .mapToInt(axis -> (int) (axis < 0 ? axis + from.length : axis))
                .sorted()
                .toArray();
        return sorted[0] == 0 ? null : new Reduction(node, from, sorted);
    }

    @Override
    public String source() {
        return node.inputs().get(0);
    }

    @Override
    public boolean isWeighted() {
        return false;
    }

    @Override
    public Patch at(int element, FloatBuffer values) {
        int[] position = Sizes.position(element, kept);
        int rows = from[axes[0]];
        int columns = axes.length == 1 ? 1 : from[axes[1]];
        float[] read = new float[rows * columns];
        for (int i = 0; i < read.length; i++) {
            position[axes[0]] = i / columns;
            if (axes.length == 2) {
                position[axes[1]] = i % columns;
            }
            read[i] = values.get(Sizes.element(position, from));
        }
        Tensor patch = Tensor.ofFloats(Shape.of(1, rows, columns), read);
        int channel = Arrays.stream(axes).anyMatch(axis -> axis == 1) ? 0 : position[1];
        return new Patch(patch, Optional.empty(), channel, 0, 0, 1, 1, 0, pooled(patch));
    }

    private double pooled(Tensor patch) {
        return switch (node.operator()) {
            case "ReduceMax" -> Pooled.largest(patch);
            case "ReduceMean" -> Pooled.sum(patch) / patch.elements();
            default -> Pooled.sum(patch);
        };
    }
}
