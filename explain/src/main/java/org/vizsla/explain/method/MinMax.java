package org.vizsla.explain.method;

import org.vizsla.graph.Ops;

/** Scales values to 0 to 1: {@code (x - min x) / (max(x - min x) + 1e-7)}. */
public final class MinMax {
    /** Keeps the quotient finite where all values are equal: pytorch-grad-cam's value. */
    private static final double LEAST_RANGE = 1e-7;

    private MinMax() {}

    /** Emits it; smallest and largest values are those along the axes. */
    public static String emit(Ops ops, String x, long... axes) {
        String raised = ops.sub(x, ops.op("ReduceMin", x, ops.integers(axes)).value());
        String most = ops.op("ReduceMax", raised, ops.integers(axes)).value();
        return ops.div(raised, ops.add(most, ops.scalar(LEAST_RANGE)));
    }
}
