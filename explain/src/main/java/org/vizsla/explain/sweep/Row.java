package org.vizsla.explain.sweep;

import java.nio.FloatBuffer;
import java.util.Map;

/** The inputs of one row of a batch, to be written. */
public final class Row {
    static final String INPUT = "input";

    private final Map<String, FloatBuffer> buffers;

    Row(Map<String, FloatBuffer> buffers) {
        this.buffers = buffers;
    }

    /** The image or the layer's value, row-major. */
    public FloatBuffer input() {
        return of(INPUT);
    }

    /** An input that the program declared with {@link SweepGraph#perRow}. */
    public FloatBuffer of(String name) {
        FloatBuffer buffer = buffers.get(name);
        if (buffer == null) {
            throw new IllegalArgumentException("there is no '" + name + "' among " + buffers.keySet());
        }
        return buffer.duplicate();
    }

    /** Sets the factor of this row in all sums; the default is 1. */
    public void weight(double weight) {
        of(SweepGraph.WEIGHT).put(0, (float) weight);
    }
}
