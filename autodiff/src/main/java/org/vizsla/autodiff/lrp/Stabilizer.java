package org.vizsla.autodiff.lrp;

import org.vizsla.graph.Ops;
import org.vizsla.graph.VizslaException;

/** Keeps a division finite where the divisor is near zero: {@code a / (b + sign(b) epsilon)}, where {@code sign(0) = 1}. */
record Stabilizer(double epsilon) {
    Stabilizer {
        if (!(epsilon >= 0 && Double.isFinite(epsilon))) {
            throw new VizslaException("a stabilizer of " + epsilon + " is not valid: it must be 0 or more");
        }
    }

    /** {@code sign(b) epsilon}. */
    String of(Ops ops, String divisor) {
        return ops.where(ops.less(divisor, ops.scalar(0)), ops.scalar(-epsilon), ops.scalar(epsilon));
    }
}
