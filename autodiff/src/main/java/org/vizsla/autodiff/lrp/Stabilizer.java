package org.vizsla.autodiff.lrp;

import org.vizsla.autodiff.Ops;

/** Division that stays finite where the divisor is near zero: {@code a / (b + sign(b) epsilon)}, where {@code sign(0) = 1}. */
record Stabilizer(double epsilon) {
    String divide(Ops ops, String dividend, String divisor) {
        String shift = ops.where(ops.less(divisor, ops.scalar(0)), ops.scalar(-epsilon), ops.scalar(epsilon));
        return ops.div(dividend, ops.add(divisor, shift));
    }
}
