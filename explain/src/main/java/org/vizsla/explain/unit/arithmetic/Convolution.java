package org.vizsla.explain.unit.arithmetic;

import java.nio.FloatBuffer;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vizsla.autodiff.Window;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** A convolution over two axes with constant weights, in groups or not. */
final class Convolution implements Arithmetic {
    private final String source;
    private final Tensor weights;
    private final @Nullable Tensor bias;
    private final int[] to;
    private final int filters;
    private final WindowReader reader;

    private Convolution(Node node, Tensor weights, @Nullable Tensor bias, int[] from, int[] to) {
        this.source = node.inputs().get(0);
        this.weights = weights;
        this.bias = bias;
        this.to = to;
        this.filters = to[1] / (int) node.integer("group", 1);
        long[] kernel = {weights.shape().size(2), weights.shape().size(3)};
        Window window = Window.of(node, kernel, new long[] {from[2], from[3]});
        this.reader = WindowReader.of(window, from[2], from[3], 0);
    }

    /** Null if the node is none. */
    static @Nullable Arithmetic of(Node node, Steps steps) {
        if (!node.is("Conv")) {
            return null;
        }
        Tensor weights = steps.constants().of(node.inputs().get(1));
        Tensor bias = steps.constants().of(node.input(2));
        int[] from = Objects.requireNonNull(steps.sizes().of(node.inputs().get(0)));
        int[] to = Objects.requireNonNull(steps.sizes().of(node.outputs().get(0)));
        boolean unknown = weights == null || (node.input(2) != null && bias == null) || from.length != 4;
        return unknown ? null : new Convolution(node, Objects.requireNonNull(weights), bias, from, to);
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public boolean isWeighted() {
        return true;
    }

    @Override
    public Patch at(int element, FloatBuffer values) {
        int[] position = Sizes.position(element, to);
        int filter = position[1];
        int inputs = weights.shape().length(1);
        int first = filter / filters * inputs;
        Tensor kernel = weights.rows(filter, 1).reshaped(Shape.of(inputs, reader.rows(), reader.columns()));
        return new Patch(
                reader.read(values, first, inputs, position[2], position[3]),
                Optional.of(kernel),
                first,
                reader.top(position[2]),
                reader.left(position[3]),
                reader.down(),
                reader.along(),
                bias == null ? 0 : bias.floatBuffer().get(filter),
                0);
    }
}
