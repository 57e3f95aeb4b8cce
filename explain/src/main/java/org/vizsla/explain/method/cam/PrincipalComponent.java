package org.vizsla.explain.method.cam;

import org.vizsla.explain.network.PlacedLayer;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * The projection of each place's channels on the first principal component.
 *
 * <p>With {@code X} the matrix {@code [places, channels]} whose columns have mean 0, and {@code v} its first right singular vector, the map is {@code X v}. The
 * matrix {@code X X^T} or {@code X^T X}, whichever is smaller, is squared and divided by its trace {@value #SQUARINGS} times; then it is {@code u u^T} for the
 * first singular vector {@code u}, the same as 4,096 steps of the power method. Where the first two singular values are equal but for a few parts in ten thousand, any
 * mixture of their vectors may come out.
 *
 * <p>A singular vector has no sign of its own; the {@link Orientation} gives it one.
 */
final class PrincipalComponent {
    private static final int SQUARINGS = 12;
    /** Keeps quotients finite where a map is the same everywhere: no feature map has so small a variance. */
    private static final double LEAST_VARIANCE = 1e-30;

    private PrincipalComponent() {}

    /** {@code [N, 1, h, w]} of a map {@code [N, C, h, w]} as large as the layer. */
    static String emit(Ops ops, String x, PlacedLayer layer, Orientation orientation) {
        long channels = layer.channels();
        long places = layer.places();
        String columns = ops.reshape(x, 0, channels, places);
        String centred = ops.sub(columns, ops.mean(columns, true, 2));
        String turned = ops.transpose(centred, 0, 2, 1);
        boolean byPlace = places < channels;
        String gram = byPlace ? ops.matmul(turned, centred) : ops.matmul(centred, turned);
        for (int i = 0; i < SQUARINGS; i++) {
            String scaled = perTrace(ops, gram, Math.min(places, channels));
            gram = ops.matmul(scaled, scaled);
        }
        String vector = largestColumn(ops, gram);
        String direction = unit(ops, byPlace ? ops.matmul(centred, vector) : vector);
        String projection = ops.matmul(turned, direction);
        String agreement = orientation == Orientation.CORNER
                ? ops.neg(ops.slice(projection, 1, 0, 1))
                : ops.sum(ops.mul(projection, ops.transpose(ops.sum(columns, true, 1), 0, 2, 1)), true, 1, 2);
        String sign = ops.where(ops.less(agreement, ops.scalar(0)), ops.scalar(-1), ops.scalar(1));
        return ops.reshape(ops.mul(projection, sign), -1, 1, layer.height(), layer.width());
    }

    private static String perTrace(Ops ops, String square, long size) {
        String diagonal = ops.mul(square, identity(ops, size));
        return ops.div(square, ops.add(ops.sum(diagonal, true, 1, 2), ops.scalar(LEAST_VARIANCE)));
    }

    private static String identity(Ops ops, long size) {
        float[] values = new float[Shape.lengthOf(size, size)];
        for (int i = 0; i < size; i++) {
            values[Math.toIntExact(i * (size + 1))] = 1;
        }
        return ops.graph().constant("identity", Tensor.ofFloats(Shape.of(size, size), values));
    }

    /** The column {@code [N, n, 1]} of a matrix {@code u u^T} whose entries are the largest: a multiple of {@code u} without cancellation. */
    private static String largestColumn(Ops ops, String matrix) {
        String sizes =
                ops.op("ReduceL2", matrix, ops.integers(1)).with("keepdims", 1).value();
        String most =
                ops.op("ReduceMax", sizes, ops.integers(2)).with("keepdims", 1).value();
        String chosen = ops.cast(ops.equal(sizes, most), DataType.FLOAT32);
        return ops.sum(ops.mul(matrix, chosen), true, 2);
    }

    private static String unit(Ops ops, String vector) {
        String length =
                ops.op("ReduceL2", vector, ops.integers(1)).with("keepdims", 1).value();
        return ops.div(vector, ops.add(length, ops.scalar(LEAST_VARIANCE)));
    }
}
