package org.vizsla.models.onnx;

import java.nio.ByteBuffer;
import java.util.Map;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.LimitException;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.graph.limit.Limit;
import org.vizsla.runtime.Session;
import org.vizsla.runtime.SessionSettings;

/** Compares a graph whose batch is fixed at B with one whose batch is symbolic, on 2 B different images. */
final class SameResults {
    private static final float TOLERANCE = 1e-3f;

    private SameResults() {}

    /** Whether the first outputs agree, to a thousandth of the largest. */
    static boolean hold(Graph fixed, Graph dynamic) {
        Value input = fixed.inputs().iterator().next();
        Shape shape = java.util.Objects.requireNonNull(input.shape());
        LimitException.check(Limit.ELEMENTS, 2 * shape.elements(), "a double batch of input '" + input.name() + "'");
        int batch = shape.length(0);
        long[] sizes = shape.sizes();
        sizes[0] *= 2;
        Tensor both = example(Shape.of(sizes));
        Tensor first = both.rows(0, batch);
        Tensor second = both.rows(batch, batch);
        SessionSettings plain = SessionSettings.DEFAULT.withoutOptimization();
        try (Session one = Session.open(fixed, plain);
                Session many = Session.open(dynamic, plain)) {
            float[] expected = join(
                    one.run(Map.of(input.name(), first))
                            .get(fixed.outputs().get(0))
                            .floats(),
                    one.run(Map.of(input.name(), second))
                            .get(fixed.outputs().get(0))
                            .floats());
            float[] actual = many.run(Map.of(input.name(), both))
                    .get(dynamic.outputs().get(0))
                    .floats();
            return agree(expected, actual);
        }
    }

    private static Tensor example(Shape shape) {
        ByteBuffer bytes = Tensor.allocate(Shape.elements(shape.elements(), DataType.FLOAT32.size()));
        for (int i = 0; bytes.hasRemaining(); i++) {
            bytes.putFloat((float) Math.sin(i * 0.7 + i / 1000.0));
        }
        return Tensor.of(DataType.FLOAT32, shape, bytes.flip());
    }

    private static float[] join(float[] a, float[] b) {
        float[] both = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private static boolean agree(float[] expected, float[] actual) {
        if (expected.length != actual.length) {
            return false;
        }
        float largest = 0;
        float difference = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            difference = Math.max(difference, Math.abs(expected[i] - actual[i]));
        }
        return difference <= TOLERANCE * largest;
    }
}
