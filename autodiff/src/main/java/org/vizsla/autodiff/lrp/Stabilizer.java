package org.vizsla.autodiff.lrp;

import org.vizsla.autodiff.Ops;
import org.vizsla.graph.VizslaException;

/** Division that stays finite where the divisor is near zero: {@code a / (b + sign(b) epsilon)}, where {@code sign(0) = 1}. */
record Stabilizer(double epsilon) {
    Stabilizer {
        if (!(epsilon >= 0 && Double.isFinite(epsilon))) {
            throw new VizslaException("a stabilizer of " + epsilon + " is none: it must be 0 or above");
        }
    }

    String divide(Ops ops, String dividend, String divisor) {
        String shift = ops.where(ops.less(divisor, ops.scalar(0)), ops.scalar(-epsilon), ops.scalar(epsilon));
        return ops.div(dividend, ops.add(divisor, shift));
    }
}
