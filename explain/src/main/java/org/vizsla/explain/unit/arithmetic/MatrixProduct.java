package org.vizsla.explain.unit.arithmetic;

import java.nio.FloatBuffer;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** A product with a constant matrix: a dense layer. Where its input is a map whose places were put in a row, the patch is that map. */
final class MatrixProduct implements Arithmetic {
    private final Steps steps;
    private final String source;
    private final Shape patch;
    private final Tensor matrix;
    private final @Nullable Tensor bias;
    private final boolean transposed;
    private final float alpha;
    private final float beta;
    private final int[] to;

    private MatrixProduct(Node node, Steps steps, Tensor matrix, @Nullable Tensor bias, String source, Shape patch) {
        this.steps = steps;
        this.source = source;
        this.patch = patch;
        this.matrix = matrix;
        this.bias = bias;
        this.transposed = node.integer("transB", 0) != 0;
        this.alpha = node.real("alpha", 1);
        this.beta = node.real("beta", 1);
        this.to = Objects.requireNonNull(steps.sizes().of(node.outputs().get(0)));
    }

    /** Null if the node is none. */
    static @Nullable Arithmetic of(Node node, Steps steps) {
        if (!(node.is("Gemm") || node.is("MatMul")) || node.integer("transA", 0) != 0) {
            return null;
        }
        Tensor matrix = steps.constants().of(node.inputs().get(1));
        Tensor bias = steps.constants().of(node.input(2));
        int[] from = steps.sizes().of(node.inputs().get(0));
        boolean unknown = matrix == null || matrix.shape().rank() != 2 || (node.input(2) != null && bias == null);
        if (unknown || from == null || from.length < 2) {
            return null;
        }
        String source = node.inputs().get(0);
        Shape patch = Shape.of(from[from.length - 1], 1, 1);
        int[] before = from.length == 2 && steps.of(source) instanceof Step.Relayed relayed
                ? steps.sizes().of(relayed.input())
                : null;
        if (before != null && before.length == 4 && steps.of(source) instanceof Step.Relayed relayed) {
            source = relayed.input();
            patch = Shape.of(before[1], before[2], before[3]);
        }
        return new MatrixProduct(node, steps, Objects.requireNonNull(matrix), bias, source, patch);
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
        int column = position[position.length - 1];
        int columns = to[to.length - 1];
        float[] read = new float[patch.length()];
        int first = element / columns * read.length;
        values.get(first, read);
        Location location = steps.location(source, first);
        float[] kernel = new float[read.length];
        FloatBuffer weights = matrix.floatBuffer();
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = alpha * weights.get(transposed ? column * kernel.length + i : i * columns + column);
        }
        return new Patch(
                Tensor.ofFloats(patch, read),
                Optional.of(Tensor.ofFloats(patch, kernel)),
                0,
                location.y(),
                location.x(),
                1,
                1,
                bias == null ? 0 : beta * Constants.at(bias, position),
                0);
    }
}
