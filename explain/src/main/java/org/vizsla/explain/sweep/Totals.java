package org.vizsla.explain.sweep;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;

/** The results of a sweep over all rows. Sums are accumulated in double precision, part by part in order. */
public final class Totals {
    private final int count;
    private final Map<String, Shape> shapes = new HashMap<>();
    private final Map<String, double[]> sums = new HashMap<>();
    private final Map<String, float[]> rows = new HashMap<>();

    Totals(int count) {
        this.count = count;
    }

    void add(int start, int size, Map<String, SweepGraph.Kind> kinds, Tensors results) {
        kinds.forEach((name, kind) -> {
            Tensor tensor = results.get(name);
            FloatBuffer values = tensor.floatBuffer();
            if (kind == SweepGraph.Kind.SUM) {
                shapes.put(name, tensor.shape());
                double[] sum = sums.computeIfAbsent(name, key -> new double[values.remaining()]);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += values.get(i);
                }
            } else if (kind == SweepGraph.Kind.EACH) {
                int row = values.remaining() / Math.max(1, tensor.shape().length(0));
                float[] all = rows.computeIfAbsent(name, key -> new float[Shape.lengthOf(count, row)]);
                values.get(all, start * row, size * row);
            }
        });
    }

    /** The weighted sum of a value over all rows, {@code [1, ...]}. */
    public Tensor sum(String name) {
        double[] sum = sumOf(name);
        float[] values = new float[sum.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) sum[i];
        }
        return Tensor.ofFloats(shapes.getOrDefault(name, Shape.of(1, values.length)), values);
    }

    /** A copy of the weighted sum of a value over all rows, row-major. */
    public double[] sumOf(String name) {
        double[] sum = sums.get(name);
        if (sum == null) {
            throw new IllegalArgumentException("there is no sum '" + name + "' among " + sums.keySet());
        }
        return Arrays.copyOf(sum, sum.length);
    }

    /** A value of every row, one after the other. */
    public float[] each(String name) {
        float[] values = rows.get(name);
        if (values == null) {
            throw new IllegalArgumentException("there is no '" + name + "' of each row among " + rows.keySet());
        }
        return values;
    }
}
