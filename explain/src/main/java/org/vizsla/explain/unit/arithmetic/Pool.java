package org.vizsla.explain.unit.arithmetic;

import java.nio.FloatBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vizsla.autodiff.Window;
import org.vizsla.graph.Node;
import org.vizsla.graph.Tensor;

/** A pool over two axes, by windows or over all places: the largest value, or the average. */
final class Pool implements Arithmetic {
    private final Node node;
    private final WindowReader reader;
    private final int[] to;

    private Pool(Node node, WindowReader reader, int... to) {
        this.node = node;
        this.reader = reader;
        this.to = to;
    }

    /** Null if the node is none. */
    static @Nullable Arithmetic of(Node node, Steps steps) {
        int[] from = steps.sizes().of(node.inputs().get(0));
        int[] to = steps.sizes().of(node.outputs().get(0));
        if (from == null || to == null || from.length != 4) {
            return null;
        } else if (node.is("GlobalMaxPool") || node.is("GlobalAveragePool")) {
            return new Pool(node, WindowReader.whole(from[2], from[3]), to);
        } else if (node.is("MaxPool") || node.is("AveragePool")) {
            Window window = Window.of(node, node.integers("kernel_shape"), new long[] {from[2], from[3]});
            return new Pool(node, WindowReader.of(window, from[2], from[3], Float.NaN), to);
        }
        return null;
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
        int[] position = Sizes.position(element, to);
        int y = position[2];
        int x = position[3];
        Tensor patch = reader.read(values, position[1], 1, y, x);
        boolean largest = node.operator().endsWith("MaxPool");
        return new Patch(
                patch,
                Optional.empty(),
                position[1],
                reader.top(y),
                reader.left(x),
                reader.down(),
                reader.along(),
                0,
                largest ? Pooled.largest(patch) : Pooled.sum(patch) / count(patch, y, x));
    }

    /** Of how many values an average is: also of padding, where that counts, but not of what lies behind it. */
    private int count(Tensor patch, int y, int x) {
        if (node.integer("count_include_pad", 0) == 0) {
            return Pooled.count(patch);
        }
        long[] pads = node.integers("pads", 0, 0, 0, 0);
        return within(reader.rows(), reader.top(y), reader.down(), reader.height() + pads[2])
                * within(reader.columns(), reader.left(x), reader.along(), reader.width() + pads[3]);
    }

    private int within(int taps, int from, int step, long end) {
        boolean behind = node.text("auto_pad", "NOTSET").equals("NOTSET");
        int count = 0;
        for (int tap = 0; tap < taps; tap++) {
            count += behind && from + tap * step >= end ? 0 : 1;
        }
        return count;
    }
}
