package org.vizsla.graph.pass.internal.region;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** Scale and shift of a normalization as constants: those of the network if it has them, otherwise new ones. */
public final class Parameters {
    private final Region region;
    private final Map<String, Tensor> constants;

    public Parameters(Region region, Map<String, Tensor> constants) {
        this.region = region;
        this.constants = constants;
    }

    /**
     * The name of a constant with these values.
     *
     * @param hint names a new constant, after the region's result
     */
    public String constant(GraphBuilder builder, double[] values, Shape shape, String hint) {
        String known = known(values);
        Tensor tensor = known == null ? null : constants.get(known);
        if (known != null && tensor != null) {
            return tensor.shape().equals(shape) ? known : builder.constant(known, tensor.reshaped(shape));
        }
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return builder.constant(region.end().outputs().get(0) + "/" + hint, Tensor.ofFloats(shape, floats));
    }

    /** The constant of the region that has these values, up to rounding. */
    private @Nullable String known(double[] values) {
        return region.constants().entrySet().stream()
                .filter(constant -> isFloat32(constant.getKey()) && areNear(constant.getValue(), values))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElse(null);
    }

    private boolean isFloat32(String name) {
        Tensor tensor = constants.get(name);
        return tensor != null && tensor.type() == DataType.FLOAT32;
    }

    private static boolean areNear(double[] a, double[] b) {
        if (a.length != b.length) {
            return false;
        }
        for (int i = 0; i < a.length; i++) {
            if (!Likeness.near(a[i], b[i])) {
                return false;
            }
        }
        return true;
    }
}
