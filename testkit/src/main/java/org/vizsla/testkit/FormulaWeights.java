package org.vizsla.testkit;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * Weights from a formula: the same on every machine, so that results for a large network can be compared without its file.
 *
 * <p>Element {@code i} of the tensor at place {@code L} is computed from {@code u}, uniform in [-1, 1): 24 bits of SplitMix64's output for the state
 * {@code (i + L * 2^40 + 1) * 0x9E3779B97F4A7C15} (Steele, Lea, Flood, 2014, "Fast splittable pseudorandom number generators"). Weights are
 * {@code u * sqrt(6 / fanIn)}, with {@code fanIn} the elements behind one output; a {@code bias} or {@code running_mean} is {@code 0.05 * u}; a
 * {@code running_var} or the one-dimensional weight of a normalization is {@code 1 + 0.05 * u}.
 */
public final class FormulaWeights {
    private static final double SMALL = 0.05;

    private FormulaWeights() {}

    /** FLOAT32 tensors of these shapes, in memory; the place of a tensor is its place in the map. */
    public static Map<String, Tensor> of(Map<String, Shape> parametersInOrder) {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        parametersInOrder.forEach((name, shape) -> weights.put(name, tensor(weights.size(), name, shape)));
        return Collections.unmodifiableMap(weights);
    }

    /**
     * The same with matrices and kernels times a factor, and all else as it is: in networks of many layers, one after the other, those of full size can
     * make too much of rounding.
     */
    public static Map<String, Tensor> calmed(Map<String, Tensor> weights, float factor) {
        Map<String, Tensor> calmed = new LinkedHashMap<>(weights);
        calmed.replaceAll((name, tensor) -> tensor.shape().rank() < 2 ? tensor : times(factor, tensor));
        return Collections.unmodifiableMap(calmed);
    }

    private static Tensor times(float factor, Tensor tensor) {
        float[] values = tensor.floats();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return Tensor.ofFloats(tensor.shape(), values);
    }

    private static Tensor tensor(long place, String name, Shape shape) {
        boolean matrix = shape.rank() > 1;
        boolean aroundOne = name.endsWith(".running_var") || (name.endsWith(".weight") && !matrix);
        double centre = aroundOne ? 1 : 0;
        double scale = matrix ? Math.sqrt(6.0 * shape.size(0) / shape.elements()) : SMALL;
        int elements = shape.length();
        ByteBuffer bytes = Tensor.allocate(4L * elements);
        for (int i = 0; i < elements; i++) {
            bytes.putFloat(4 * i, (float) (centre + scale * uniform(i + (place << 40) + 1)));
        }
        return Tensor.of(DataType.FLOAT32, shape, bytes);
    }

    private static double uniform(long counter) {
        long z = counter * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return (z >>> 40) / (double) (1 << 23) - 1;
    }
}
